// Two records of one person made one, and two again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTown, signedIn, type Town, visitorWith } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';

let town: Town;
before(async () => {
  town = await openTown();
});
after(() => town.house.close());

test('what one record is silent about comes from the other, and goes back when they are separated', async () => {
  const claire = await signedIn(town, idOf('c20'));
  const second = await signedIn(town, idOf('p099'));
  await second.post('/en/me/tell/dependants', { go: 'answer', value: '4' });
  await second.post('/en/me/tell/careerYears', { go: 'answer', value: '9' });
  await claire.post('/en/me/tell/careerYears', { go: 'answer', value: '3' });
  await second.post('/en/me/documents', { file: new File(['%PDF-1.4 a diploma'], 'diploma.pdf') });
  const code = /<code[^>]*>([a-z-]+)</.exec(await (await second.post('/en/me/account/codes')).text())?.[1] ?? '';
  const own = /<code[^>]*>([a-z-]+)</.exec(await (await claire.post('/en/me/account/codes')).text())?.[1] ?? '';
  assert.equal((await claire.post('/en/me/account/merge', { code: 'bcdfg' })).status, 422);
  assert.equal(
    (await claire.post('/en/me/account/merge', { code: own })).status,
    422,
    'a record is not merged with itself',
  );
  assert.equal((await claire.post('/en/me/account/merge', { code })).status, 303);

  const record = await (await claire.get('/en/me/record')).text();
  assert.match(record, /id="fact-dependants"[\s\S]*?<strong>4<\/strong>/);
  assert.match(record, /id="fact-careerYears"[\s\S]*?<strong>3 years<\/strong>/);
  assert.match(await (await claire.get('/en/me/documents')).text(), /diploma\.pdf/);
  assert.equal((await second.get('/en/me')).status, 303, 'the other record’s sessions are over');
  const again = await signedIn(town, idOf('p099'));
  assert.match(await (await again.get('/en/me/record')).text(), /Claire Dubois/);

  assert.equal((await claire.post(`/en/me/account/split/${idOf('p099')}`)).status, 303);
  assert.doesNotMatch(await (await claire.get('/en/me/record')).text(), /<strong>4<\/strong>[\s\S]*your own file/);
  const apart = await signedIn(town, idOf('p099'));
  const theirs = await (await apart.get('/en/me/record')).text();
  assert.doesNotMatch(theirs, /Claire Dubois/);
  assert.match(theirs, /<strong>4<\/strong>/);
});

test('erasing a record erases what was made one with it', async () => {
  const claire = await signedIn(town, idOf('c20'));
  const second = await signedIn(town, idOf('p098'));
  const code = /<code[^>]*>([a-z-]+)</.exec(await (await second.post('/en/me/account/codes')).text())?.[1] ?? '';
  assert.equal((await claire.post('/en/me/account/merge', { code })).status, 303);
  assert.equal((await claire.post('/en/me/erase', { sure: 'true' })).status, 200);
  for (const person of [idOf('c20'), idOf('p098')]) assert.equal(town.house.vault.hasKey(person), false);
  const nobody = visitorWith(town, '');
  for (const person of ['c20', 'p098']) assert.equal((await nobody.post('/en/demonstration', { person })).status, 422);
});
