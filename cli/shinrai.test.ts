import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { main } from './shinrai.ts';

const folder = mkdtempSync(join(tmpdir(), 'shinrai-cli-'));
after(() => rmSync(folder, { recursive: true }));

async function shinrai(args: readonly string[], stdin: Iterable<Buffer | string> = []) {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    stdin: Readable.from([...stdin].map((it) => Buffer.from(it))),
  };
  const code = await main(args, io);
  return { code, out, err };
}

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const engineer = 'examples/highly-skilled-engineer.json';

test('a situation is answered, conclusion first, exit code 0', async () => {
  const { code, out } = await shinrai(['assess', 'highly-skilled', engineer]);
  assert.equal(code, 0);
  assert.match(out, /^Highly skilled professional \(i\)\nEverything the rules can check is met/);
  for (const line of out.split('\n')) assert.ok([...line].length <= 80, line);
});

test('every example is answered', async () => {
  for (const name of readdirSync('examples')) {
    const procedure =
      ['highly-skilled', 'permanent-residence', 'extension', 'fees'].find((it) => name.startsWith(it)) ?? '';
    const { code, err } = await shinrai(['assess', procedure, join('examples', name), '--json']);
    assert.equal(code, 0, `${name}: ${err}`);
  }
});

test('standard input works, in every language', async () => {
  const input = readFileSync(engineer);
  for (const lang of ['en', 'ja', 'ja-x-easy']) {
    const { code, out } = await shinrai(['assess', 'highly-skilled', '-', '--lang', lang], [input]);
    assert.equal(code, 0);
    assert.ok(out.length > 500);
  }
});

test('bad input is one clear message each and exit code 2', async () => {
  const bad = async (args: readonly string[], expected: RegExp, stdin: readonly (string | Buffer)[] = []) => {
    const { code, err } = await shinrai(args, stdin);
    assert.equal(code, 2, err);
    assert.match(err, expected);
  };
  const assess = ['assess', 'highly-skilled', '-'];
  await bad(['asess'], /no command `asess`; the nearest is `assess`/);
  await bad(['nothing'], /no command `nothing`; shinrai --help/);
  await bad(['assess', 'highly-skiled', engineer], /no procedure `highly-skiled`; the nearest is `highly-skilled`/);
  await bad(['assess'], /name a procedure/);
  await bad(['assess', 'highly-skilled', 'missing.json'], /there is no file `missing.json`/);
  await bad(['assess', 'highly-skilled', folder], /is a folder/);
  await bad([...assess, '--jsn'], /no option `--jsn`; the nearest is `--json`/);
  await bad([...assess, '--date', '3/4/2026'], /can be read as 2026-03-04 or 2026-04-03; write YYYY-MM-DD/);
  await bad([...assess, '--date', '2026-02-30'], /--date `2026-02-30` is not a day/);
  await bad([...assess, '--lang', 'fr'], /accepted: ja, ja-x-easy, en/);
  await bad([...assess, '--overlay', 'modle'], /accepted: model/);
  await bad(
    ['assess', 'highly-skilled', engineer, '--law', '2001-01-01'],
    /first version of this procedure is of 2021-07-30/,
  );
  await bad(assess, /not valid JSON/, ['{"asOf": ']);
  await bad(assess, /line 2, column \d+/, ['{"asOf": "2026-11-24",\n facts: {}}']);
  await bad(assess, /not valid UTF-8/, [Buffer.from([0x7b, 0xff, 0x7d])]);
  await bad(assess, /^facts: .*no fact named "anualPay".*annualPay/, ['{"asOf":"2026-11-24","facts":{"anualPay":1}}']);
  await bad(assess, /^facts\.birthDate: Date of birth.*2026-02-30/, [
    '{"asOf":"2026-11-24","facts":{"birthDate":"2026-02-30"}}',
  ]);
  await bad([...assess, '--lang', 'ja'], /^facts\.birthDate: 生年月日/, [
    '{"asOf":"2026-11-24","facts":{"birthDate":"2026-02-30"}}',
  ]);
  await bad(['rules', 'show', 'hsp.pas-mark'], /no rule `hsp.pas-mark`; the nearest is `hsp.pass-mark`/);
});

test('an individual number is refused and not repeated', async () => {
  const { code, err } = await shinrai(
    ['assess', 'highly-skilled', '-'],
    ['{"asOf":"2026-11-24","facts":{"annualPay":123456789012}}'],
  );
  assert.equal(code, 2);
  assert.match(err, /individual number/);
  assert.doesNotMatch(err, /123456/);
});

test('a file of 200 MB is refused without being read to its end', async () => {
  let given = 0;
  const endless = function* () {
    for (; given < 200; given++) yield Buffer.alloc(1024 * 1024, 0x20);
  };
  const io = { out: () => undefined, err: () => undefined, stdin: Readable.from(endless()) };
  assert.equal(await main(['assess', 'highly-skilled', '-'], io), 2);
  assert.ok(given < 40, `${given} MB were read`);
});

test('a stream of lines answers each, errors as lines with their number, stopping at nothing', async () => {
  const good = JSON.stringify(JSON.parse(readFileSync(engineer, 'utf8')));
  const lines = [
    good,
    '{"asOf":',
    '',
    '{"asOf":"2026-11-24","facts":{"nonsense":1}}',
    `${' '.repeat(2_200_000)}`,
    good,
  ];
  const { code, out } = await shinrai(['assess', 'highly-skilled', file('many.ndjson', lines.join('\n')), '--ndjson']);
  const answers = out
    .trim()
    .split('\n')
    .map((it) => JSON.parse(it));
  assert.equal(code, 0);
  assert.deepEqual(
    answers.map((it) => it.line ?? it.outcome),
    ['judgement', 2, 4, 5, 'judgement'],
  );
  assert.equal(answers[2].error.problems[0].code, 'unknown-fact');
});

test('what-if shows before and after and changes nothing', async () => {
  const path = 'examples/highly-skilled-five-short.json';
  const before = readFileSync(path, 'utf8');
  const { code, out } = await shinrai(['what-if', 'highly-skilled', path, '--set', 'japanese=n2']);
  assert.equal(code, 0);
  assert.match(out, /65 points of 70 points needed[\s\S]*75 points of 70 points needed/);
  assert.match(out, /What is other\n {2}Japanese[^:]*: 0 points → 10 points\n/);
  assert.equal(readFileSync(path, 'utf8'), before);
});

test('rules can be listed and shown as law; facts are a schema; the rulebook is sound', async () => {
  assert.match((await shinrai(['rules', 'list'])).out, /hsp\.pass-mark/);
  assert.match((await shinrai(['rules', 'show', 'hsp.pass-mark', '--lang', 'ja'])).out, /第1条第1項/);
  assert.equal(JSON.parse((await shinrai(['facts'])).out).properties.facts.properties.annualPay.title, 'Yearly pay');
  const checked = await shinrai(['check']);
  assert.equal(checked.code, 0, checked.out);
});

test('the command runs as a process with its exit code', () => {
  const { status, stderr } = spawnSync(process.execPath, ['cli/shinrai.ts', 'assess', 'fee', '-'], {
    input: '{}',
    encoding: 'utf8',
  });
  assert.equal(status, 2);
  assert.match(stderr, /no procedure `fee`/);
});

test('the command reads numbers, names and depth as the page and the interface do', async () => {
  const set = async (change: string) => await shinrai(['what-if', 'highly-skilled', engineer, '--set', change]);
  assert.equal((await set('annualPay=5,500,000')).code, 0);
  for (const change of ['careerYears=2,5', 'annualPay=5,50', 'annualPay=1.500', 'careerYears=5e1'])
    assert.equal((await set(change)).code, 2, change);
  const assess = (text: string) => shinrai(['assess', 'fees', '-'], [text]);
  const deep = await assess(`{"asOf":"2026-11-25","facts":${'['.repeat(20_000)}${']'.repeat(20_000)}}`);
  assert.equal(deep.code, 2);
  assert.match(deep.err, /^facts\[0\].* lies too deep/);
  assert.match((await assess('{"asOf":"2026-11-25","asOf":"2026-11-26"}')).err, /asOf.* is there twice/);
  const lines = await shinrai(['assess', 'fees', '-', '--ndjson'], ['{"asOf":"2026-11-25","asOf":"2026-11-26"}\n']);
  assert.match(lines.out, /is there twice/);
});
