// What a narrow mandate and a file from elsewhere must not do, tried over the pages themselves.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type ReadPdf, readPdf } from '#paper';
import { addPeople, plantMandates, type Scope } from '#parties';
import { addSubjects } from '#records';
import { openTown, signedIn, type Town, type Visitor } from '../../tests/visitor.ts';
import { idOf } from '../../town/person.ts';

const now = () => new Date('2026-11-24T03:00:00Z');
let town: Town;
before(async () => {
  town = await openTown(now);
});
after(() => town.house.close());

async function newcomer(helper: string, scope: readonly Scope[]): Promise<Visitor & { readonly person: string }> {
  const person = randomUUID();
  const { house } = town;
  await house.app.transaction().execute(async (act) => {
    const names = { romaji: { given: 'Newcomer' }, order: 'given-family' } as const;
    await addPeople(act, house.vault, [{ id: person, names, resident: true, invented: true, at: now() }]);
    await addSubjects(act, [person]);
    const given = { id: randomUUID(), resident: person, helper: idOf(helper), called: 'x', scope, ended: false };
    await plantMandates(act, house.vault, [{ ...given, endsOn: '2027-06-01' }], now());
  });
  return { ...(await signedIn(town, person)), person };
}

async function helping(helper: string, person: string): Promise<Visitor> {
  const visitor = await signedIn(town, idOf(helper));
  assert.equal((await visitor.post(`/en/clients/${person}`)).status, 303);
  return visitor;
}

const job = (organisation: string, year: string, at = 0) => ({
  [`${at}.organisation`]: organisation,
  [`${at}.from.y`]: year,
  [`${at}.from.m`]: '4',
  [`${at}.from.d`]: '1',
});

test('a protected person’s employer stays hidden from a helper, whatever a file says of how sensitive it is', async () => {
  const person = await newcomer('c23', ['see', 'note', 'documents']);
  const fact = {
    attribute: 'jobs',
    item: randomUUID(),
    told: { value: { organisation: 'Hidden Shelter Ltd', from: '2020-04-01' } },
    valid: { from: '2020-04-01' },
    label: 'own',
    sensitivity: 'ordinary',
    source: { kind: 'resident' },
    knownFrom: '2026-11-01T00:00:00.000Z',
  };
  const file = { format: 'shinrai.record/1', madeAt: '2026-11-01T00:00:00.000Z', facts: [fact], documents: [] };
  const brought = await person.post('/en/me/bring', { file: new File([JSON.stringify(file)], 'record.json') });
  assert.ok(brought.status < 400, await brought.text());
  assert.equal((await person.post('/en/me/settings/protect')).status, 303);
  const helper = await helping('c23', person.person);
  const page = await helper.get('/en/me/record');
  assert.equal(page.status, 200);
  assert.doesNotMatch(await page.text(), /Hidden Shelter/);
  assert.match(await (await person.get('/en/me/record')).text(), /Hidden Shelter/);
});

test('a helper who may only note adds a job, and ends none they cannot see', async () => {
  const maria = await signedIn(town, idOf('c03'));
  const jobs = { ...job('First Works', '2018'), ...job('Second Works', '2020', 1), ...job('Third Works', '2022', 2) };
  const told = await maria.post('/en/me/tell/jobs', { go: 'answer', entries: '3', ...jobs, complete: 'true' });
  assert.equal(told.status, 303, await told.text());
  const helper = await helping('c24', idOf('c03'));
  assert.equal((await helper.get('/en/me/record')).status, 404);
  const form = await (await helper.get('/en/me/tell/jobs')).text();
  assert.doesNotMatch(form, /Works/);
  assert.match(form, /nothing there is changed or removed/);
  assert.doesNotMatch(form, /id="complete"/, 'nobody can say a list is complete who does not see it');
  for (const fields of [
    { go: 'answer', entries: '1', ...job('Theirs', '2018') },
    { go: 'declined' },
    { go: 'dontKnow' },
  ])
    assert.equal((await helper.post('/en/me/tell/jobs', fields)).status, 303);
  const text = await (await maria.get('/en/me/record')).text();
  for (const it of ['First Works', 'Second Works', 'Third Works', 'Theirs', 'a helper who did not see your record'])
    assert.match(text, new RegExp(it), it);
  const ended = /<ul class="past">[\s\S]*?<\/ul>/.exec(text)?.[0] ?? '';
  assert.doesNotMatch(ended, /Works/, 'none of hers was ended');
});

test('what a helper says of something told already stands beside it, and the person decides', async () => {
  const maria = await signedIn(town, idOf('c03'));
  await maria.post('/en/me/tell/dependants', { go: 'answer', value: '2' });
  const helper = await helping('c24', idOf('c03'));
  const answered = await helper.post('/en/me/tell/dependants', { go: 'answer', value: '7' });
  const unheard = await helper.post('/en/me/tell/careerYears', { go: 'answer', value: '7' });
  assert.deepEqual(
    [answered.status, answered.headers.get('location')],
    [unheard.status, unheard.headers.get('location')],
    'the answer does not tell whether something was there',
  );
  const differs = await (await maria.get('/en/me/record')).text();
  assert.match(differs, /Two sources[\s\S]*?#fact-dependants|#fact-dependants[\s\S]*?<h2/);
  assert.match(await (await maria.get('/en/me/tell/dependants')).text(), /value="2"/);
  await maria.post('/en/me/tell/dependants', { go: 'answer', value: '3' });
  assert.doesNotMatch(await (await maria.get('/en/me/record')).text(), /href="#fact-dependants"/);
});

test('a helper who may not see a protected person’s papers removes none, and takes back no word of theirs', async () => {
  const person = await newcomer('c23', ['note', 'documents']);
  await person.post('/en/me/documents', { file: new File(['%PDF-1.4 a diploma'], 'diploma.pdf') });
  const id = /me\/documents\/([\da-f-]{36})/.exec(await (await person.get('/en/me/documents')).text())?.[1] ?? '';
  await person.post('/en/me/settings/protect');
  const helper = await helping('c23', person.person);
  assert.equal((await helper.post(`/en/me/documents/${id}/remove`)).status, 404);
  assert.match(await (await person.get('/en/me/documents')).text(), /diploma\.pdf/);
  assert.equal((await helper.post(`/en/me/contest/${randomUUID()}/withdraw`)).status, 404);
});

test('a guardian’s calendar address is their own, shown once, and ends nobody else’s', async () => {
  const ward = await signedIn(town, idOf('c15'));
  const addressIn = (text: string) => /\/calendar\/en\/[\w-]+\.ics/.exec(text)?.[0] ?? '';
  const own = addressIn(await (await ward.post('/en/me/dates/feed')).text());
  assert.notEqual(own, '');
  const guardian = await helping('c29', idOf('c15'));
  const theirs = addressIn(await (await guardian.post('/en/me/dates/feed')).text());
  assert.notEqual(theirs, '');
  const statusOf = async (path: string) => (await town.app.request(path)).status;
  assert.deepEqual([await statusOf(own), await statusOf(theirs)], [200, 200]);
  assert.equal((await ward.post('/en/me/dates/feed/end')).status, 303);
  assert.deepEqual([await statusOf(own), await statusOf(theirs)], [404, 200]);
  assert.match(await (await guardian.get('/en/me/dates')).text(), /dates\/feed\/end/);
});

test('an individual number is refused in every field somebody can write into, in any spelling, and in the names of files', async () => {
  const person = await newcomer('c23', ['see']);
  const administrator = await signedIn(town, idOf('c21'));
  const organisation = idOf('o01');
  const numbers = [
    '1234.5678.9018',
    '一二三四五六七八九〇一八',
    '12 34 56 78 90 18 x',
    '00000000-0000-0000-0000-123456789018',
  ];
  const fields: readonly (readonly [Visitor, string, Readonly<Record<string, string>>, string])[] = [
    [person, '/en/me/names', { given: 'Lan' }, 'family'],
    [person, '/en/me/helpers', { 'scope.see': 'true', months: '1' }, 'called'],
    [person, '/en/me/household/offer', { kind: 'spouse' }, 'called'],
    [person, '/en/me/household/child', { given: 'An', 'birth.y': '2020', 'birth.m': '1', 'birth.d': '1' }, 'kanji'],
    [person, '/en/me/tell/jobs', { go: 'answer', entries: '1', ...job('', '2020') }, '0.organisation'],
    [administrator, '/en/administer/organisations', { kind: 'npo' }, 'name'],
    [administrator, '/en/administer/staff', { organisation, role: 'operator' }, 'unit'],
  ];
  for (const number of numbers) {
    for (const [visitor, path, others, field] of fields) {
      const answer = await visitor.post(path, { ...others, [field]: number });
      assert.equal(answer.status, 422, `${path} ${number}`);
      const text = await answer.text();
      assert.match(text, /individual number/, path);
      assert.ok(!text.includes(number), `${path} repeats it`);
    }
    const paper = await person.post('/en/me/documents', { file: new File(['%PDF-1.4 a paper'], `${number}.pdf`) });
    assert.equal(paper.status, 422, number);
    assert.match(await paper.text(), /individual number/);
    const named = await person.post('/en/me/names', { given: 'Lan', [number]: 'x' });
    assert.equal(named.status, 422);
    assert.ok(!(await named.text()).includes(number));
  }
  assert.doesNotMatch(await (await person.get('/en/me/documents')).text(), /\.pdf/);
  const kept = await person.post('/en/me/documents', {
    file: new File(['%PDF-1.4 a paper'], 'IMG_20241124_103045.pdf'),
  });
  assert.equal(kept.status, 303);
});

test('a file with several faults is refused with each of them, in the reader’s language, and nothing of it is kept', async () => {
  const person = await newcomer('c23', ['see']);
  const fact = (attribute: string, value: unknown, from = '2020-04-01') => ({
    attribute,
    item: randomUUID(),
    told: { value },
    valid: { from },
    label: 'own',
    source: { kind: 'resident' },
    knownFrom: '2026-11-01T00:00:00.000Z',
  });
  const facts = [fact('dependants', 1), fact('jobs#evil', true), fact('careerYears', 3, '2024-13-45')];
  const html = { name: 'a.html', mediaType: 'text/html', content: Buffer.from('<html></html>').toString('base64') };
  const file = { format: 'shinrai.record/1', madeAt: '2026-11-01T00:00:00.000Z', facts, documents: [html] };
  const sent = () => new File([JSON.stringify(file)], 'record.json');
  const answer = await person.post('/en/me/bring', { file: sent() });
  assert.equal(answer.status, 422);
  const text = await answer.text();
  for (const it of ['Nothing was kept', 'facts.1.attribute', 'facts.2.valid.from', 'documents.0: this paper is not'])
    assert.ok(text.includes(it), it);
  assert.match(await (await person.post('/ja/me/bring', { file: sent() })).text(), /何も保存していません/);
  assert.match(await (await person.get('/en/me/record')).text(), /nothing|empty/i);
  const right = { ...file, facts: facts.slice(0, 1), documents: [] };
  const brought = await person.post('/en/me/bring', { file: new File([JSON.stringify(right)], 'record.json') });
  assert.equal(brought.status, 200);
  assert.match(await brought.text(), /Facts: 1\. Papers: 0/);
});

test('a paper holds no more than its page: a helper without leave is refused, a protected employer is on none', async () => {
  const person = await newcomer('c23', ['note', 'dates']);
  const unseeing = await helping('c23', person.person);
  for (const page of ['take-away/paper', 'stand/permanent-residence/paper']) {
    const refused = await unseeing.get(`/en/me/${page}`);
    assert.equal(refused.status, 404, page);
    assert.match(refused.headers.get('content-type') ?? '', /^text\/html/);
  }
  const shielded = await newcomer('c23', ['see', 'note']);
  const told = await shielded.post('/en/me/tell/jobs', {
    go: 'answer',
    entries: '1',
    ...job('Hidden Shelter Ltd', '2020'),
  });
  assert.equal(told.status, 303);
  const own = await pdfOf(await shielded.get('/en/me/take-away/paper'));
  assert.match(own.said, /HiddenShelterLtd/);
  assert.equal((await shielded.post('/en/me/settings/protect')).status, 303);
  const helper = await helping('c23', shielded.person);
  const stands = await pdfOf(await helper.get('/en/me/stand/permanent-residence/paper'));
  assert.match(stands.said, /^PermanentresidenceNewcomer/);
  assert.doesNotMatch(stands.said, /Hidden/);
  // What is taken away is taken by the person.
  assert.equal((await helper.get('/en/me/take-away/paper')).status, 404);
});

async function pdfOf(answer: Response): Promise<ReadPdf> {
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  return readPdf(await answer.bytes());
}
