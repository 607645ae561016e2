// Where a case stands, and what may follow. The properties read the acts that were let through on their own, without the fold.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isoDay } from '#calendar';
import { type Act, type Adverse, actNames, type Bearer, bearers, type FiledFact } from './act.ts';
import { extension } from './kinds/extension/kind.ts';
import { type CaseState, type Kept, nothingYet, type Present, possibleFor, refusal, stateOf } from './state.ts';
import { awaited } from './waiting.ts';

const at = new Date('2026-12-01T03:00:00Z');
const facts: Present = { stands: 'facts of December', contested: new Set() };
const late: Adverse = { finding: 'extension.public-duties', facts: ['version-1'] };

type Doing = Act extends infer A ? (A extends Act ? Omit<A, 'at'> : never) : never;
/** Does acts one after the other; the first that is refused ends it. */
function go(acts: readonly Doing[], now: Present = facts) {
  const kept: Kept[] = [];
  for (const doing of acts) {
    const act = { ...doing, at } as Act;
    const no = refusal(extension, stateOf(extension, kept), act, now);
    if (no !== undefined) return { no, state: stateOf(extension, kept), kept };
    kept.push({ act, stands: now.stands });
  }
  return { no: undefined, state: stateOf(extension, kept), kept };
}

/** Only which version it is matters here. */
const fact = (version: string): FiledFact => ({
  version,
  attribute: 'jobs',
  item: version,
  told: { value: true },
  valid: {},
  source: { kind: 'resident', party: 'ayumi' },
  label: 'own',
  sensitivity: 'ordinary',
  knownFrom: at.toISOString(),
});
const names = { romaji: { given: 'Ayumi' }, order: 'given-family' } as const;

const ayumi = { by: 'resident', person: 'ayumi' } as const;
const officer = { by: 'officer', person: 'officer' } as const;
const reviewer = { by: 'reviewer', person: 'reviewer' } as const;
const filed: readonly Doing[] = [
  { act: 'prepared', ...ayumi },
  { act: 'filed', ...ayumi, names, facts: [fact('version-1'), fact('version-2')] },
  { act: 'received', ...officer, number: 'T-2026-1' },
];
const found: readonly Doing[] = [...filed, { act: 'examined', ...officer, adverse: [late], facts: [] }];
const heard: readonly Doing[] = [
  ...found,
  { act: 'hearing-offered', ...officer, findings: [late.finding] },
  { act: 'heard', ...ayumi, words: 'My employer paid it in December.' },
  { act: 'examined', ...officer, adverse: [late], facts: [] },
];
const reason = { finding: late.finding, words: 'Paid five months late, and by the employer.' };
const refusing: Doing = { act: 'viewed', ...officer, disposition: 'refused', reasons: [reason] };
const refused: Doing = { act: 'decided', ...officer, disposition: 'refused' };

test('a grant needs no second person', () => {
  const { no, state } = go([
    ...filed,
    { act: 'examined', ...officer, adverse: [], facts: [] },
    { act: 'viewed', ...officer, disposition: 'granted', reasons: [] },
    { act: 'decided', ...officer, disposition: 'granted' },
    { act: 'notified', by: 'shinrai' },
  ]);
  assert.equal(no, undefined);
  assert.equal(state.stage, 'notified');
  assert.equal(state.decision?.disposition, 'granted');
});

test('a refusal needs the hearing, the reason and a second person', () => {
  assert.deepEqual(go([...found, refusing]).no, { no: 'unheard', findings: [late.finding] });
  assert.deepEqual(go([...heard, { ...refusing, reasons: [{ ...reason, words: ' ' }] }]).no, {
    no: 'no-reasons',
    findings: [late.finding],
  });
  assert.deepEqual(go([...heard, refusing, refused]).no, { no: 'second-person' });
  assert.deepEqual(go([...heard, refusing, { act: 'agreed', ...reviewer, person: 'officer', words: '' }]).no, {
    no: 'second-person',
  });
  assert.equal(
    go([...heard, refusing, { act: 'agreed', ...reviewer, words: '' }, refused]).state.decision?.disposition,
    'refused',
  );
});

test('a day that passed in silence is a hearing too', () => {
  const silent = heard.map((it): Doing => (it.act === 'heard' ? { act: 'unheard', by: 'shinrai' } : it));
  assert.equal(go([...silent, refusing]).no, undefined);
});

test('another fact behind the same finding is heard about too', () => {
  const more: Adverse = { finding: late.finding, facts: ['version-1', 'version-2'] };
  const again = [...heard, { act: 'examined', ...officer, adverse: [more], facts: [] } satisfies Doing, refusing];
  assert.deepEqual(go(again).no, { no: 'unheard', findings: [late.finding] });
});

test('nothing is decided against anybody on contested facts alone, nor on nothing', () => {
  assert.deepEqual(go([...heard, refusing], { ...facts, contested: new Set(['version-1']) }).no, {
    no: 'only-contested',
    findings: [late.finding],
  });
  const nothing: readonly Doing[] = [...filed, { act: 'examined', ...officer, adverse: [], facts: [] }, refusing];
  assert.deepEqual(go(nothing).no, { no: 'nothing-against', findings: [] });
});

test('facts that changed since the examination are examined again', () => {
  const { kept, state } = go([...heard, refusing, { act: 'agreed', ...reviewer, words: '' }]);
  const decided = { ...refused, at } as Act;
  assert.deepEqual(refusal(extension, state, decided, { ...facts, stands: 'one more month' }), { no: 'facts-changed' });
  assert.equal(refusal(extension, stateOf(extension, kept), decided, facts), undefined);
});

test('a finding rests on what is in the case', () => {
  const other: Adverse = { finding: 'extension.conduct', facts: ['version-9'] };
  assert.deepEqual(go([...filed, { act: 'examined', ...officer, adverse: [other], facts: [] }]).no, {
    no: 'not-filed',
    facts: ['version-9'],
  });
  assert.equal(
    go([...filed, { act: 'examined', ...officer, adverse: [other], facts: [fact('version-9')] }]).no,
    undefined,
  );
});

test('a case is its officer’s, and whoever keeps away from it stays away', () => {
  const stranger: Doing = { act: 'examined', by: 'officer', person: 'another', adverse: [], facts: [] };
  assert.deepEqual(go([...filed, stranger]).no, { no: 'not-yours' });
  const takenOver: Doing = { act: 'taken-over', by: 'officer', person: 'another' };
  assert.equal(go([...filed, takenOver, stranger]).no, undefined);
  const recused: Doing = { act: 'recused', ...officer, words: 'Her brother is my neighbour.' };
  assert.deepEqual(go([...filed, recused, { act: 'taken-over', ...officer }]).no, { no: 'recused' });
});

test('an act out of turn says which can be done', () => {
  assert.deepEqual(go([...filed, { act: 'filed', ...ayumi, names, facts: [] }]).no, {
    no: 'not-now',
    stage: 'examining',
    possible: ['withdrawn'],
  });
  assert.deepEqual(possibleFor(extension, nothingYet, 'officer'), []);
});

test('who is waited for, and until when', () => {
  const { state } = go(found.slice(0, -1));
  assert.deepEqual(waitOf(state), { bearer: 'officer', until: '2026-12-15' });
  assert.deepEqual(waitOf(go(heard.slice(0, 5)).state), { bearer: 'resident', until: '2026-12-15' });
  assert.deepEqual(waitOf(go([...heard, refusing]).state), { bearer: 'reviewer', until: '2026-12-08' });
  assert.equal(waitOf({ ...state, stage: 'final' }), undefined);
});

function waitOf(state: CaseState) {
  const wait = awaited(extension, state);
  return wait && { bearer: wait.bearer, until: isoDay(wait.until) };
}

test('what is kept against the rules is a fault, with its place', () => {
  const act = { act: 'decided', ...officer, disposition: 'refused', at } as const;
  assert.throws(
    () => stateOf(extension, [{ act, stands: '' }]),
    /act 1 of the case, `decided`, cannot follow: not-now/,
  );
});

// ── whatever anybody tries

const people = ['ayumi', 'officer', 'deputy', 'reviewer', 'second-reviewer'] as const;
const versions = ['v1', 'v2', 'v3'] as const;
const findings = ['f1', 'f2'] as const;
const some = <T>(all: readonly T[]) => fc.subarray([...all]);
const adverse = fc.array(
  fc.record({ finding: fc.constantFrom(...findings), facts: some(versions).filter((it) => it.length > 0) }),
  { maxLength: 2 },
);
const reasons = fc.constantFrom(
  findings.map((finding) => ({ finding, words: 'because' })),
  [],
);
/** Mostly what leads on, so that walks go far; one in six anything at all. */
const step = fc.record({
  pick: fc.nat(),
  wild: fc.nat(5).map((it) => it === 0),
  act: fc.constantFrom(...actNames),
  by: fc.constantFrom(...bearers),
  person: fc.constantFrom(...people),
  disposition: fc.constantFrom('refused', 'refused', 'granted'),
  adverse,
  reasons,
  facts: some(versions).map((all) => all.map(fact)),
  words: fc.constantFrom('words', 'words', 'words', ''),
  stands: fc.nat(9).map((it) => (it === 0 ? 'another' : 'one')),
  contested: fc.nat(9).map((it): readonly string[] => (it > 1 ? [] : it === 1 ? ['v1'] : versions)),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const ending: ReadonlySet<string> = new Set(['withdrawn', 'lapsed', 'transferred', 'recused', 'papers-asked']);

function tried(it: Step, state: CaseState): Act {
  const possible = bearers.flatMap((by) => possibleFor(extension, state, by).map((act) => ({ act, by })));
  const onward = possible.filter(({ act }) => !ending.has(act));
  const { act, by }: { act: Act['act']; by: Bearer } = (it.wild ? undefined : onward[it.pick % onward.length]) ?? it;
  const mine = by === 'officer' && state.officer !== undefined && !it.wild;
  return {
    ...it,
    act,
    by,
    at,
    person: mine ? state.officer : it.person,
    adverse: state.adverse.length > 0 && !it.wild ? state.adverse : it.adverse,
    disposition: act === 'decided' && !it.wild ? (state.view?.disposition ?? '') : it.disposition,
    findings: [...new Set(state.adverse.map((one) => one.finding))],
    number: '1',
    office: 'o',
    papers: ['p'],
    documents: [],
  } as Act;
}

type Walk = readonly (Kept & { readonly contested: readonly string[] })[];
function walk(steps: readonly Step[]): Walk {
  const kept: (Kept & { contested: readonly string[] })[] = [];
  for (const it of steps) {
    const state = stateOf(extension, kept);
    const act = tried(it, state);
    const now = { stands: it.stands, contested: new Set(it.contested) };
    if (refusal(extension, state, act, now) === undefined)
      kept.push({ act, stands: it.stands, contested: it.contested });
  }
  return kept;
}

/** What is wrong with a walk that was let through, told from the acts alone. */
function wrongIn(walked: Walk): string | undefined {
  for (const [i, { act, stands, contested }] of walked.entries()) {
    const before = walked.slice(0, i).map((it) => it.act);
    const officers = before.filter((it) => it.by === 'officer').map((it) => it.person);
    const away = before.filter((it) => it.act === 'recused').map((it) => it.person);
    if ((act.by === 'officer' || act.by === 'reviewer') && away.includes(act.person)) return 'a recused person acts';
    if (act.by === 'reviewer' && officers.includes(act.person)) return 'the officer reviews';
    const last = before.findLastIndex((it) => it.act === 'became-final');
    if (last === before.length - 1 && last >= 0 && act.act !== 'contested' && act.act !== 'revoked')
      return `${act.act} after it is final`;
    if (act.act !== 'decided' || act.disposition !== 'refused') continue;
    const examinedAt = before.findLastIndex((it) => it.act === 'examined');
    const examined = before[examinedAt];
    if (examined?.act !== 'examined') return 'refused without an examination';
    if (walked[examinedAt]?.stands !== stands) return 'refused on other facts than were examined';
    const view = before.findLast((it) => it.act === 'viewed');
    if (!before.slice(examinedAt).some((it) => it.act === 'agreed' && !officers.includes(it.person)))
      return 'refused alone';
    if (examined.adverse.length === 0) return 'refused for nothing';
    if (examined.adverse.every((it) => it.facts.every((one) => contested.includes(one))))
      return 'refused on contested facts alone';
    for (const { finding, facts: used } of examined.adverse) {
      if (view?.act !== 'viewed' || !view.reasons.some((it) => it.finding === finding && it.words !== ''))
        return 'refused without a reason';
      for (const fact of used) if (!isHeardAbout(before, finding, fact)) return 'refused unheard';
    }
  }
  return undefined;
}

function isHeardAbout(acts: readonly Act[], finding: string, fact: string): boolean {
  return acts.some((ended, i) => {
    if (ended.act !== 'heard' && ended.act !== 'unheard') return false;
    const offeredAt = acts.slice(0, i).findLastIndex((it) => it.act === 'hearing-offered');
    const offered = acts[offeredAt];
    const examined = acts.slice(0, offeredAt).findLast((it) => it.act === 'examined');
    return (
      offered?.act === 'hearing-offered' &&
      examined?.act === 'examined' &&
      offered.findings.includes(finding) &&
      examined.adverse.some((it) => it.finding === finding && it.facts.includes(fact))
    );
  });
}

test('whatever is tried, in whatever order: nobody is refused unheard, unreasoned, alone or on what changed', () => {
  let refusals = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
      const walked = walk(steps);
      refusals += walked.filter(({ act }) => act.act === 'decided' && act.disposition === 'refused').length;
      assert.equal(wrongIn(walked), undefined);
    }),
    { numRuns: 600, seed: 20261201 },
  );
  // The walks get there: a property that never meets a refusal says nothing.
  assert.ok(refusals >= 20, `only ${refusals} refusals were reached`);
});

test('what the properties look for is found when it is planted', () => {
  const { kept } = go([...heard, refusing, { act: 'agreed', ...reviewer, words: '' }, refused]);
  const walked = kept.map((it) => ({ ...it, contested: [] as readonly string[] }));
  const without = (name: Act['act']): Walk => walked.filter(({ act }) => act.act !== name);
  assert.equal(wrongIn(walked), undefined);
  assert.equal(wrongIn(without('agreed')), 'refused alone');
  assert.equal(wrongIn(without('heard')), 'refused unheard');
  assert.equal(wrongIn(without('viewed')), 'refused without a reason');
  assert.equal(
    wrongIn(walked.map((it) => (it.act.act === 'decided' ? { ...it, stands: 'other' } : it))),
    'refused on other facts than were examined',
  );
  assert.equal(wrongIn(walked.map((it) => ({ ...it, contested: ['version-1'] }))), 'refused on contested facts alone');
});
