// What is printed says what it was given, for eyes and for programs that read aloud.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readGlyphs } from './glyphs.ts';
import { openPress, type Press, type Printed } from './press.ts';
import { type Block, mostLetters, mostRows, type Paper, type Text } from './sheet.ts';
import { type ReadPdf, readPdf } from './test-pdf.ts';

const typefaces = [
  ['biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf', 'biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'],
  ['be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf', 'be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'],
].map((faces) =>
  faces.map((it) => fileURLToPath(new URL(`../../node_modules/@expo-google-fonts/${it}`, import.meta.url))),
);
const at = new Date('2026-11-28T03:00:00Z');
let press: Press;
before(async () => {
  press = await openPress(typefaces);
});

const paperOf = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  title: ['Where I stand'],
  language: 'en',
  made: ['Made today'],
  codes: ['Some letters stand as numbers.'],
  blocks,
  ...more,
});
const text = (...it: Text): Block => ({ is: 'text', text: it });

function printed(paper: Paper): Omit<Printed, 'pages'> & ReadPdf {
  const it = press.print(paper, at);
  assert.ok(!('no' in it));
  return { ...it, ...readPdf(it.pdf) };
}

test('a paper is PDF/UA-1: tagged, with language, title and outline, its letters in it, A4, its pages numbered', () => {
  const paper = paperOf([
    { is: 'heading', text: ['Why'] },
    { is: 'list', items: [['One'], ['Two']] },
    { is: 'table', columns: [['A'], ['B']], widths: [1, 2], rows: [{ across: ['Both'] }, [[['a']], [['b'], ['c']]]] },
    { is: 'page' },
    {
      is: 'steps',
      steps: [
        [
          { is: 'strong', text: ['Apply'] },
          { is: 'checks', items: [['Passport']] },
        ],
      ],
    },
    { is: 'aside', heading: ['A proposal'], texts: [['It is not law.']] },
  ]);
  const { source, pages } = printed(paper);
  for (const part of [
    '<pdfuaid:part>1</pdfuaid:part>',
    '/Lang (en)',
    '/Marked true',
    '/DisplayDocTitle true',
    '<rdf:li xml:lang="x-default">Where I stand</rdf:li>',
    '/MediaBox [0 0 595.2756 841.8898]',
    '/CreationDate (D:20261128030000Z)',
  ])
    assert.ok(source.includes(part), part);
  for (const tag of ['Document', 'H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Table', 'THead', 'TH', 'TD', 'Strong'])
    assert.match(source, new RegExp(`/S /${tag}\\n`), tag);
  const fonts = source.match(/\/Subtype \/CIDFontType2/g)?.length;
  assert.equal(fonts, 2);
  assert.equal(source.match(/\/FontFile2 /g)?.length, fonts);
  assert.deepEqual(
    pages.map((it) => it.split('\n').at(-1)),
    ['1 / 2', '2 / 2'],
  );
  assert.match(pages[1] ?? '', /Apply\n.*Passport\nA proposal\nIt is not law\./s);
});

test('a letter the typeface has not stands as its number, is explained, and is told', () => {
  const { pages, lacking } = printed(paperOf([text('𠮷田さん 👍🏽 김'), text('None here')]));
  assert.match(pages[0] ?? '', /\[U\+20BB7\]/);
  assert.match(
    pages.join('').replaceAll('\n', ''),
    /\[U\+1F44D U\+1F3FD\].*\[U\+AE40\].*Some letters stand as numbers\./,
  );
  assert.deepEqual(lacking, ['𠮷', '👍', '🏽', '김']);
  const { said, lacking: none } = printed(paperOf([text('Trần Thị Lan, 髙﨑, São João, ñ, ğ, №①')]));
  assert.ok(said.includes('TrầnThịLan,髙﨑,SãoJoão,ñ,ğ,№①'));
  assert.ok(!said.includes('Someletters'));
  assert.deepEqual(none, []);
});

test('a name stands in the first of its writings that can be printed', () => {
  const name = (...writings: [string, ...string[]]): string => printed(paperOf([text({ writings })])).pages[0] ?? '';
  assert.match(name('金民書', 'Kim Minseo'), /\n金民書\n/);
  assert.match(name('김민서', 'Kim Minseo'), /\nKim Minseo\n/);
  assert.match(name('김'), /\[U\+AE40\]/);
});

/** Not chance, so that what failed fails again. */
function* numbers(seed: number): Generator<number, never> {
  for (let it = seed; ; ) {
    it = (Math.imul(it, 1_664_525) + 1_013_904_223) >>> 0;
    yield it / 2 ** 32;
  }
}

test('whatever is written, each letter stands on the paper, or its number does', () => {
  const chance = numbers(20_261_128);
  const letters = Array.from({ length: 1500 }, (_, i) =>
    String.fromCodePoint(Math.floor(chance.next().value * (i % 3 === 0 ? 0x2_ffff : i % 3 === 1 ? 0x300 : 0xffff))),
  );
  const { said, lacking } = printed(paperOf(letters.map((it) => text(`a${it}b`)).slice(0, mostRows)));
  assert.ok(lacking.length > 50);
  for (const letter of letters.slice(0, mostRows)) {
    const clean = `a${letter}b`.normalize('NFC').replaceAll(/\s|\p{Default_Ignorable_Code_Point}/gu, '');
    const numbered = `a[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]b`;
    assert.ok(said.includes(clean) || said.includes(numbered), numbered);
  }
  assert.ok(!said.includes('\ufffd'));
});

test('what somebody wrote is never read as markup, and a long word stays in its column', () => {
  const written = '#panic() *b* $x$ = y @z `q` \\ // <t> "u" #{1+1} [a]';
  const { said } = printed(paperOf([text(written)], { title: ['#let x = 1'] }));
  assert.ok(said.includes(written.replaceAll(' ', '')));
  const long = 'x'.repeat(80);
  const table: Block = { is: 'table', columns: [['A'], ['B']], widths: [1, 9], rows: [[[[long]], [['b']]]] };
  const broken = printed(paperOf([table])).pages[0] ?? '';
  assert.ok(broken.split('\n').every((it) => it.replaceAll('\u200b', '').length <= 18));
  assert.ok(broken.replaceAll(/[\n\u200b]/g, '').includes(long));
});

test('a word is followed by its reading, and a heading is named without it', () => {
  const word = ['在留', 'ざいりゅう'] as const;
  const { pages, source } = printed(
    paperOf([{ is: 'heading', text: [word, 'カード'] }, text('この', word, 'カード。')], {
      title: [word],
      language: 'ja',
    }),
  );
  assert.match(pages[0] ?? '', /在留\nざいりゅう\nカード\nこの\n在留\nざいりゅう\nカード。/);
  const title = Buffer.from('在留', 'utf16le').swap16().toString('hex').toUpperCase();
  assert.ok(source.includes(`/Title <FEFF${title}>`));
  assert.ok(source.includes('/Lang (ja)'));
});

test('the same paper is the same file', () => {
  const paper = paperOf([text('Once')]);
  assert.deepEqual(printed(paper).pdf, printed(paper).pdf);
});

test('more than one paper may hold is refused before anything is set', () => {
  const row = [[['a']]];
  const table = (rows: number): Block => ({ is: 'table', columns: [['A']], widths: [1], rows: Array(rows).fill(row) });
  assert.deepEqual(press.print(paperOf([table(mostRows + 1)]), at), { no: 'too-long' });
  assert.deepEqual(press.print(paperOf([{ is: 'steps', steps: [[table(mostRows)], [text('one')]] }]), at), {
    no: 'too-long',
  });
  assert.deepEqual(press.print(paperOf([text('x'.repeat(mostLetters))]), at), { no: 'too-long' });
});

test('what is not as PDF/UA asks is a fault, not a paper', () => {
  assert.throws(() => press.print(paperOf([], { title: [] }), at));
  assert.throws(() => press.print(paperOf([{ is: 'picture' } as never]), at));
});

test('what is no typeface is refused', async () => {
  assert.throws(() => readGlyphs(new Uint8Array(64)), /no map of letters/);
  await assert.rejects(openPress([[fileURLToPath(import.meta.url)]]));
  // With one that is missing, words would be gone: it is a fault.
  const [first = []] = typefaces;
  const half = await openPress([first]);
  assert.throws(() => half.print(paperOf([text('Where')]), at), /not set as it should be/);
});
