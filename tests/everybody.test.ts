/**
 * What must hold of every answer, whoever it is about: tried on everybody, and each property is shown to find an answer
 * that breaks it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addYears, isoDay, parseDay } from '#calendar';
import { type Determination, determine, explain } from '#determinations';
import { formatDay, type Locale, locales } from '#language';
import { japan } from '#rulebook/japan';
import {
  type Answer,
  type Assessment,
  answering,
  answerOn,
  asked,
  boundsUnder,
  missingOf,
  notYet,
  type Problem,
  readSituation,
  type Seen,
  type Situation,
  type SituationInput,
  saysOfAll,
  tellsOf,
  withFacts,
  without,
} from '#rules';
import { everybody, type Person, seed, unfitted, withoutTold } from './everybody.ts';

type Who = Pick<Person, 'name' | 'procedure'>;

function answerTo({ name, procedure }: Who, situation: Situation, day = situation.asOf): Answer {
  const answer = answerOn({ rulebook: japan, procedure }, situation, day);
  if ('no' in answer) throw new Error(`${name}: ${answer.no}`);
  return answer;
}

function determined({ name, procedure }: Who, situation: Situation): Determination {
  const found = determine({ rulebook: japan, procedure, situation, input: null, brief: true });
  if ('no' in found) throw new Error(`${name}: ${found.no}`);
  return found;
}

function read(input: SituationInput): Situation {
  const found = readSituation(japan.facts, input);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.situation;
}

const all: readonly (Person & { readonly answer: Answer; readonly determination: Determination })[] = everybody.map(
  (it) => ({ ...it, answer: answerTo(it, it.situation), determination: determined(it, it.situation) }),
);

const [engineer = all[0]] = all.filter((it) => it.name === 'permanent-residence-engineer.json');
assert.ok(engineer);

/** Nobody breaks it, and the planted one does. */
function holds(broken: readonly string[], planted: readonly string[]): void {
  assert.deepEqual(broken.slice(0, 5), [], `${broken.length} in all`);
  assert.notDeepEqual(planted, [], 'the property finds nothing');
}

test('everybody is here', () => {
  const of = (text: string) => all.filter((it) => it.name.includes(text)).length;
  assert.ok(of('of the cast') > 100 && of('.json') >= 12 && of('case ') > 100 && of('person ') === 500);
});

// Less told is less known, and never another answer.

type Looked = { readonly seen: Seen; readonly state?: string };

/** Everything a text looked at to answer, by what it is called. */
function looked({ gates, routes, values }: Assessment): ReadonlyMap<string, Looked> {
  return new Map<string, Looked>([
    ...gates.map((it) => [it.provision.id, it] as const),
    ...routes.flatMap(({ id, findings }) => findings.map((it) => [`${id}/${it.provision.id}`, it] as const)),
    ...values.map(({ provision, seen }) => [provision.id, { seen }] as const),
  ]);
}

const isSettled = (state: string | undefined): boolean => state === 'yes' || state === 'no';

/** An answer holds under its conditions: whether the procedure is for the person. Is one of them known not to be met after all? */
const isConditional = (less: Answer, more: Answer): boolean =>
  less.candidates.some(({ gates }) => gates.some((it) => it.state !== 'yes')) &&
  more.candidates.some(({ gates }) => gates.some((it) => it.state === 'no'));

/** What somebody who tells less is told that leaves no room for what they are told who tell more. */
function guessedIn(less: Answer, more: Answer): readonly string[] {
  const outcomes: readonly (readonly [string, string])[] =
    less.agreed && more.agreed && !isConditional(less, more)
      ? [
          [less.outcome, more.outcome],
          [less.clear, more.clear],
        ]
      : [];
  const flipped = outcomes.flatMap(([was, is]) => (isSettled(was) && was !== is ? [`${was}, then ${is}`] : []));
  const looks = more.candidates.flatMap((candidate) => {
    const open = less.candidates.find((it) => it.edition === candidate.edition);
    const is = looked(candidate);
    return [...(open === undefined ? [] : looked(open))].flatMap(([id, { seen, state }]) => {
      const told = is.get(id);
      const outside = told !== undefined && (seen.lo > told.seen.lo || seen.hi < told.seen.hi);
      const other = told !== undefined && isSettled(state) && state !== told.state;
      return outside || other ? [id] : [];
    });
  });
  return [...flipped, ...looks];
}

/** What sums up is asked before its detail, and before all that the detail rests on. */
const sums: ReadonlySet<string> = new Set(
  [...JSON.stringify(japan.provisions).matchAll(/"kind":"coarse","fact":"(\w+)"/g)].map(([, fact]) => fact as string),
);

/** Where what was left out would settle the answer and none of it is asked. */
function unaskedIn(less: Answer, more: Answer, left: readonly string[]): readonly string[] {
  if (!less.agreed || !more.agreed || less.outcome !== 'unknown' || more.outcome === 'unknown') return [];
  const missing = missingOf(less);
  return [...left, ...sums].some((it) => missing.has(it)) ? [] : [`none of ${left} is asked`];
}

test('who tells less is told less, and nothing else; and what would settle it is asked', () => {
  const broken: string[] = [];
  let opened = 0;
  // "Clear" leaves aside what only an officer finds. An application nobody has told lies in the last 18 months unless what
  // followed it lies before: which law that selects is not looked at here.
  // Points are taken to be possible unless they are denied. Who tells of no child's birth is taken to tell of their own.
  const assumed = ['acceptanceDate', 'decisionDate', 'pointsPossible', 'childBirthDate'];
  const facts = [...japan.facts.values()]
    .filter((it) => it.heldBy !== 'officer' && !assumed.includes(it.id))
    .map((it) => it.id);
  const drawn = fc.sample(fc.tuple(fc.subarray(facts, { minLength: 20 }), fc.subarray(facts, { maxLength: 12 })), {
    seed,
    numRuns: all.length,
  });
  for (const [i, { answer, situation, ...person }] of all.entries()) {
    for (const left of drawn[i] ?? []) {
      const less = answerOn({ rulebook: japan, procedure: person.procedure }, without(situation, left), situation.asOf);
      if ('no' in less) continue;
      if (less.outcome !== answer.outcome) opened++;
      for (const it of [...guessedIn(less, answer), ...unaskedIn(less, answer, left)])
        broken.push(`${person.name}: ${it}`);
    }
  }
  assert.ok(opened > 200, `${opened} were told less`);
  // Somebody who guesses that nobody is late.
  const late = withFacts(engineer.situation, new Map([['lastLatePension', engineer.situation.asOf - 100]]));
  holds(broken, guessedIn(engineer.answer, answerTo(engineer, late)));
  assert.notDeepEqual(unaskedIn({ ...engineer.answer, outcome: 'unknown' }, engineer.answer, ['birthDate']), []);
});

// The day that selects the law is not known.

/** Is what one answer says among what the other leaves open? */
function outsideOf(open: Answer, one: Answer): readonly string[] {
  if (isConditional(open, one)) return [];
  const outcome = open.agreed && open.outcome !== 'unknown' && one.outcome !== open.outcome;
  const clear = open.clear !== 'unknown' && one.clear !== open.clear;
  const values = answering(one.candidates[0]).flatMap(({ provision: { id } }) => {
    const [inner, outer] = [boundsUnder(one.laws, id), boundsUnder(open.laws, id)];
    return inner !== undefined && outer !== undefined && (outer.lo > inner.lo || inner.hi > outer.hi) ? [id] : [];
  });
  return [...(outcome ? ['outcome'] : []), ...(clear ? ['clear'] : []), ...values];
}

test('any day an unknown application can have gives an answer within the bounds', () => {
  const broken: string[] = [];
  let open = 0;
  for (const person of all) {
    const { asOf } = person.situation;
    const situation = withFacts(person.situation, new Map([['applicationDate', undefined]]));
    const answer = answerOn({ rulebook: japan, procedure: person.procedure }, situation, asOf);
    if ('no' in answer) continue;
    if (missingOf(answer).has('applicationDate')) open++;
    const days = answer.laws.flatMap((it) => [it.from, Math.min(it.to, asOf)]).filter(Number.isFinite);
    // What was accepted has been applied for.
    for (const on of situation.scalars.has('acceptanceDate') ? days : [...days, notYet]) {
      const told = withFacts(situation, new Map([['applicationDate', on]]));
      const one = answerOn({ rulebook: japan, procedure: person.procedure }, told, asOf);
      if (!('no' in one)) broken.push(...outsideOf(answer, one).map((it) => `${person.name}, applied ${on}: ${it}`));
    }
  }
  assert.ok(open > 50, `the day makes a difference for ${open} people only`);
  const fee = all.find((it) => it.procedure === 'fees' && it.answer.laws.length > 1);
  assert.ok(fee);
  const [last] = fee.answer.laws.toReversed();
  holds(broken, outsideOf({ ...fee.answer, laws: [last as (typeof fee.answer.laws)[0]] }, fee.answer));
});

// What cannot have happened by the day.

/** Facts that are asked, though there is only one thing to tell. */
function idleIn(missing: Iterable<string>, { vocabulary, asOf }: Situation): readonly string[] {
  const tellable = (facts: object, more: object = {}): boolean =>
    readSituation(vocabulary, { asOf: isoDay(asOf), facts, ...more }).ok;
  return [...missing].filter((id) => {
    const definition = vocabulary.get(id);
    if (definition?.type !== 'boolean') return false;
    return !(tellable({ [id]: true }) && tellable({ [id]: false }));
  });
}

test('what cannot have happened by the day is not asked', () => {
  const broken = all.flatMap(({ name, situation, determination: { missing } }) =>
    idleIn(
      missing.map((it) => it.fact),
      situation,
    ).map((it) => `${name}: ${it}`),
  );
  const before = all.flatMap((person) => {
    const untold = new Map([
      ['applicationDate', notYet],
      ['acceptanceDate', undefined],
      ['decisionDate', undefined],
    ]);
    const missing = missingOf(answerTo(person, withFacts(person.situation, untold)));
    return ['acceptanceDate', 'decisionDate'].flatMap((it) => (missing.has(it) ? [`${person.name}: ${it}`] : []));
  });
  holds([...broken, ...before], idleIn(['decidedSinceApril2027'], engineer.situation));
});

/** What an answer says when each of these days is told for a fact. */
const saysWhen = (person: Person, fact: string, days: readonly number[]): ReadonlySet<string> =>
  new Set(days.map((day) => saysOfAll(answerTo(person, withFacts(person.situation, new Map([[fact, day]]))))));

test('when a decision is expected decides nothing', () => {
  const ahead = (person: Person) =>
    saysWhen(
      person,
      'decisionDate',
      [1, 40, 700].map((it) => person.situation.asOf + it),
    );
  const broken = all.flatMap((it) => (ahead(it).size === 1 ? [] : [it.name]));
  const since = [1, 40].map((it) => addYears(engineer.situation.asOf, -it));
  holds(broken, saysWhen(engineer, 'residentSince', since).size === 1 ? [] : ['residence']);
});

/** Is it clear on the day after a stay ends, with this told besides? */
const clearAfter = (
  person: Person,
  ends: number,
  told: ReadonlyMap<string, string | undefined> = new Map(),
): string => {
  const answer = answerOn(
    { rulebook: japan, procedure: person.procedure },
    withFacts(person.situation, told),
    ends + 1,
  );
  return 'no' in answer ? answer.no : answer.clear;
};

/** A no, though something that may be given then would help. */
const refusesTooMuch = (is: string, next: readonly string[], name: string): readonly string[] =>
  is === 'no' && next.some((it) => it !== 'no') ? [name] : [];

test('what is given until a day says no after it only where nothing given then would help', () => {
  let helped = 0;
  const broken = all.flatMap((person) => {
    const { scalars, asOf } = person.situation;
    const ends = scalars.get('stayUntil')?.[0]?.value;
    const period = scalars.get('periodOfStay')?.at(-1)?.value;
    // A stay without end has none.
    if (typeof ends !== 'number' || ends < asOf || period === undefined || period === 'indefinite') return [];
    const next = ['5y', '3y', '1y', 'indefinite'].map((it) =>
      clearAfter(person, ends, new Map([['periodOfStay', it]])),
    );
    const is = clearAfter(person, ends);
    if (is === 'no') return refusesTooMuch(is, next, person.name);
    if (clearAfter(person, ends, new Map([['stayUntil', undefined]])) === 'no') helped++;
    return [];
  });
  assert.ok(helped > 0, 'nobody is helped by what may be given next');
  holds(broken, refusesTooMuch('no', ['no', 'yes'], 'planted'));
});

test('everything that is asked has two answers a file may hold', () => {
  const shown = (fact: string, value: number | string): unknown => {
    const type = japan.facts.get(fact)?.type;
    if (type === 'boolean') return value === 1;
    return (type === 'date' || type === 'month') && typeof value === 'number'
      ? isoDay(value).slice(0, type === 'date' ? 10 : 7)
      : value;
  };
  const untellable = (fact: string, value: number | string, { asOf }: Situation): readonly string[] => {
    const input = { asOf: isoDay(asOf) };
    const told = value === notYet ? { ...input, notYet: [fact] } : { ...input, facts: { [fact]: shown(fact, value) } };
    return readSituation(japan.facts, told).ok ? [] : [`${fact}: ${value}`];
  };
  // Looking for what to ask is slow: some stand for the others.
  const broken = all.flatMap(({ name, procedure, situation }, i) =>
    i % 80 !== 0
      ? []
      : [...asked({ rulebook: japan, procedure }, situation, situation.asOf)].flatMap(({ fact, witness }) =>
          witness === undefined
            ? []
            : [
                ...(witness.one === witness.other ? [`${name}: ${fact}`] : []),
                ...[witness.one, witness.other].flatMap((it) => untellable(fact, it, situation)),
              ],
        ),
  );
  holds(broken, untellable('careerYears', -1, engineer.situation));
});

// Until when an answer holds.

/** Days before `until` on which another answer is given, and `until` itself where everything is told as before. */
function turnsBeside({ procedure, situation }: Person, from: number, until: number): readonly string[] {
  const answerOf = (day: number) => answerOn({ rulebook: japan, procedure }, situation, day);
  const said = (day: number, say: (it: Answer) => string): string => {
    const it = answerOf(day);
    return 'no' in it ? it.no : say(it);
  };
  const now = said(from, saysOfAll);
  const last = Math.min(until, addYears(from, 30)) - 1;
  const between = [from + 1, (from + last) >> 1, last].filter((it) => from < it && it <= last);
  const early = Number.isFinite(until) && said(until, tellsOf) === said(from, tellsOf);
  return [
    ...between.filter((it) => said(it, saysOfAll) !== now).map((it) => `another on ${isoDay(it)}`),
    ...(early ? [`nothing turns on ${isoDay(until)}`] : []),
  ];
}

test('an answer holds until the day on which another is told, and no longer', () => {
  const days = all.map(({ determination: { dates, until } }) => ({
    from: parseDay(dates.day) as number,
    until: until === undefined ? Number.POSITIVE_INFINITY : (parseDay(until) as number),
  }));
  const broken = all.flatMap((person, i) => {
    const { from, until } = days[i] as (typeof days)[number];
    return turnsBeside(person, from, until).map((it) => `${person.name}, ${person.procedure}: ${it}`);
  });
  // Somebody who says "tomorrow" because the last day of stay, which may be any, may be today.
  const stepping = all.find((it) => it.answer.until === it.situation.asOf + 1);
  assert.ok(stepping);
  holds(broken, turnsBeside(stepping, stepping.situation.asOf, stepping.situation.asOf + 1));
  const { asOf } = engineer.situation;
  assert.notDeepEqual(turnsBeside(engineer, asOf, addYears(asOf, 20)), [], 'too late is found as well');
});

// Whatever is unsettled names what is missing or whom it waits for.

function unnamedIn(determination: Determination): readonly string[] {
  const { outcome, because, missing, findings, routes, values, stay, deadlines, appliesTo = [] } = determination;
  const closed = appliesTo.some((it) => it.state === 'no');
  const { answers = [] } = japan.procedures.find((it) => it.id === determination.procedure) ?? {};
  const states = [...findings, ...appliesTo, ...routes.flatMap((it) => it.findings), ...(stay ? [stay.lawful] : [])];
  return [
    ...(outcome === 'unknown' && because === undefined && missing.length === 0 ? ['the outcome'] : []),
    ...states.filter((it) => it.state === 'unknown' && it.missing.length === 0).map((it) => it.id),
    ...findings
      .filter(({ state }) => state === 'unknown' && !closed)
      .flatMap(({ id, missing: own }) =>
        own.some((it) => it.heldBy !== 'officer' && !missing.some(({ fact }) => fact === it.fact)) ? [id] : [],
      ),
    ...values
      .filter(({ id, value }) => answers.includes(id) && (value === null || typeof value === 'object') && !closed)
      .flatMap(({ id }) => (missing.some((it) => it.askedBecause.includes(id)) ? [] : [id])),
    ...deadlines.flatMap(({ what, duty }) => (duty?.unless !== undefined && duty.missing.length === 0 ? [what] : [])),
  ];
}

test('whatever is not settled names what is missing or whom it waits for', () => {
  const unsettled = all.filter(({ determination }) => determination.missing.length > 0);
  const [one] = unsettled.filter(({ determination }) => determination.outcome === 'unknown');
  assert.ok(unsettled.length > 100 && one);
  holds(
    all.flatMap(({ name, determination }) => unnamedIn(determination).map((it) => `${name}: ${it}`)),
    unnamedIn({ ...one.determination, missing: [] }),
  );
});

// A sentence and the tree it is read off hold the same numbers and days.

const numbersIn = (text: string): readonly number[] =>
  (text.normalize('NFKC').match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((it) => Number(it.replaceAll(',', '')));

type Said = { readonly sentence: string; readonly days: readonly string[]; readonly numbers: readonly number[] };

/** The numbers of a sentence, with the days in it, of those that are known, taken out. */
function saidIn(sentence: string, days: readonly string[], locale: Locale): Said {
  // "1 December" is not in "31 December".
  const written = (day: string) => new RegExp(`(?<!\\d)${RegExp.escape(formatDay(locale, day))}`, 'g');
  const named = days.filter((it) => sentence.search(written(it)) >= 0);
  const rest = named.reduce((text, it) => text.replaceAll(written(it), ' '), sentence);
  return { sentence, days: named, numbers: numbersIn(rest) };
}

/** Numbers the words name as they stand, or from another provision. */
function namedInWords(id: string, locale: Locale): readonly number[] {
  const words = JSON.stringify(japan.wording[locale]?.provisions[id] ?? {});
  const literal = [...words.matchAll(/\{'([^']*)'\}/g)].flatMap(([, it]) => numbersIn(it ?? ''));
  const others = [...words.matchAll(/\{([\w.-]+):[\w-]+\}/g)].flatMap(([, other]) =>
    numbersIn(JSON.stringify(japan.provisions.filter((it) => it.id === other))),
  );
  return [...literal, ...others];
}

type Spoken = Readonly<Partial<Record<Locale, string>>>;

/** Numbers and days a sentence has and its finding has not, and those one language leaves out. */
function foreignIn(finding: Determination['findings'][number], day: string, spoken: Spoken): readonly string[] {
  const json = JSON.stringify(finding);
  const days = [...new Set([...(json.match(/\d{4}-\d{2}-\d{2}/g) ?? []), day])];
  const known = numbersIn(json);
  const of = (locale: Locale): Said => saidIn(spoken[locale] ?? '', days, locale);
  const own = (locale: Locale): readonly number[] => namedInWords(finding.words ?? finding.id, locale);
  const english = of('en');
  return locales.flatMap((locale) => {
    const { sentence, numbers, days: named } = of(locale);
    // 24 months are said as 2 years.
    const foreign = numbers.filter(
      (it) => !(known.includes(it) || known.includes(it * 12) || own(locale).includes(it)),
    );
    const left = [
      ...english.days.filter((it) => !named.includes(it)),
      ...english.numbers.filter((it) => !(numbers.includes(it) || own('en').includes(it))),
    ];
    return [...foreign, ...left].map((it) => `${finding.id}, ${locale}: ${it} in "${sentence}"`);
  });
}

const spokenOf = (determination: Determination, id: string): Spoken =>
  Object.fromEntries(
    locales.map((locale) => {
      const { findings } = explain(determination, japan, locale);
      return [
        locale,
        Object.values(findings)
          .flat()
          .find((it) => it.id === id)?.sentence ?? '',
      ];
    }),
  );

test('a sentence and its tree hold the same numbers and days, in every language', () => {
  // Writing sentences is slow: some stand for the others.
  const told = new Map(
    all
      .filter((_, i) => i % 5 === 0)
      .map(({ determination }) => [determination, locales.map((it) => explain(determination, japan, it))]),
  );
  const broken = [...told].flatMap(([{ findings, dates }, explained]) =>
    findings.flatMap((finding) => {
      const spoken = explained.map(({ locale, findings: texts }) => [
        locale,
        Object.values(texts)
          .flat()
          .find((it) => it.id === finding.id)?.sentence ?? '',
      ]);
      return foreignIn(finding, dates.day, Object.fromEntries(spoken) as Spoken);
    }),
  );
  const { determination } = engineer;
  const [years] = determination.findings.filter((it) => it.id === 'pr.ten-years');
  assert.ok(years);
  const spoken = spokenOf(determination, years.id);
  const { day } = determination.dates;
  holds(broken, foreignIn(years, day, { ...spoken, en: `${spoken.en} It was 47 years.` }));
  assert.notDeepEqual(foreignIn(years, day, { ...spoken, ja: '書いてありません。' }), []);
});

// Acts and duties.

type Entries = readonly Readonly<Record<string, unknown>>[];

/** The same with each list of entries as this makes it. */
const withEntries = (input: SituationInput, make: (entries: Entries, list: string) => Entries): SituationInput => ({
  ...input,
  facts: Object.fromEntries(
    Object.entries(input.facts ?? {}).map(([id, told]) => [
      id,
      japan.facts.get(id)?.type === 'list' ? make(told as Entries, id) : told,
    ]),
  ),
});

/** A name as another paper writes it. */
const spellings: readonly ((name: string) => string)[] = [
  (it) => it,
  (it) => ` ${it.toUpperCase()} `,
  (it) => it.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  (it) => it.replaceAll(/㈱|\(株\)/g, '株式会社'),
];

function respelt(input: SituationInput): SituationInput {
  return withEntries(input, (entries, list) => {
    const definition = japan.facts.get(list);
    const fields = definition?.type === 'list' ? definition.fields : {};
    return entries.map((entry, i) =>
      Object.fromEntries(
        Object.entries(entry).map(([field, value]) => {
          const spell = spellings[(i + list.length) % spellings.length] as (name: string) => string;
          return [field, fields[field]?.type === 'name' ? spell(value as string) : value];
        }),
      ),
    );
  });
}

/** What an answer comes to, whatever names and order its entries have. */
const outlineOf = ({ outcome, clear, findings, routes, values, missing, deadlines }: Determination): string =>
  JSON.stringify([
    [outcome, clear],
    findings.map(({ id, state, holdsUntil }) => [id, state, holdsUntil]),
    routes.map((it) => [it.id, it.outcome, it.clear]),
    values.map(({ id, value }) => [id, value]),
    missing.map((it) => it.fact).toSorted(),
    deadlines.map(({ what, lawful, duty }) => JSON.stringify([what, lawful, duty?.state, duty?.unless])).toSorted(),
  ]);

/** Is the same told in another way answered otherwise? */
function otherwise(
  { input, determination, ...person }: (typeof all)[number],
  again: SituationInput,
): readonly string[] {
  if (JSON.stringify(again) === JSON.stringify(input)) return [];
  return outlineOf(determined(person, read(again))) === outlineOf(determination) ? [] : [person.name];
}

test('names and the order of entries make no difference', () => {
  const broken = all.flatMap((it) =>
    otherwise(
      it,
      withEntries(respelt(it.input), (entries) => entries.toReversed()),
    ),
  );
  const strangers = (input: SituationInput) =>
    withEntries(input, (entries, list) =>
      list === 'notices' ? entries.map((it) => ({ ...it, organisation: 'Z' })) : entries,
    );
  holds(
    broken,
    all.filter((it) => it.name.startsWith('case ')).flatMap((it) => otherwise(it, strangers(it.input))),
  );
});

const rowsOf = ({ deadlines }: Determination): readonly string[] =>
  deadlines.flatMap(({ what, lawful, duty }) =>
    duty === undefined ? [] : [`${what} ${duty.about} ${JSON.stringify(lawful)}`],
  );

/** What is wrong where one act is taken away: a row that goes with it, or more than its own event opening. */
function countedTwice(withAct: Determination, withoutAct: Determination): readonly string[] {
  const [was, is] = [rowsOf(withAct), rowsOf(withoutAct)];
  const opened = is.filter((it) => !was.includes(it));
  return [...was.filter((it) => !is.includes(it)), ...(opened.length > 1 ? opened : [])];
}

test('an act counts once: without one notice at most one event is open again, and none is settled', () => {
  let reopened = 0;
  const broken = all.flatMap(({ input, determination, ...person }) => {
    const acts = (input.facts?.notices ?? []) as Entries;
    return acts.flatMap((_, i) => {
      const rest = { ...input, facts: { ...input.facts, notices: acts.filter((_it, k) => k !== i) } };
      const again = determined(person, read(rest));
      if (outlineOf(again) !== outlineOf(determination)) reopened++;
      return countedTwice(determination, again).map((it) => `${person.name}: ${it}`);
    });
  });
  assert.ok(reopened > 2, `${reopened} notices matter`);
  const [owing] = all.filter(({ determination }) => rowsOf(determination).length > 1);
  assert.ok(owing);
  holds(broken, countedTwice({ ...owing.determination, deadlines: [] }, owing.determination));
});

// What is told twice.

/** Contradictions that stand alone, or that stay when one of what they name is taken back. */
function loose(input: SituationInput, problems: readonly Problem[]): readonly string[] {
  return problems
    .filter((it) => it.code === 'contradicts')
    .flatMap(({ at, beside = [], facts = [] }) => {
      const stays = facts.filter((fact) => {
        const again = readSituation(japan.facts, withoutTold(input, [fact]));
        return !again.ok && again.problems.some((it) => it.facts?.join() === facts.join());
      });
      return [...(beside.length === 0 ? [at] : []), ...(facts.length > 1 ? stays : [])];
    });
}

/** The first things that do not fit, in the order they come up as they are taken back. */
function apartIn(input: SituationInput): readonly (readonly [SituationInput, readonly Problem[]])[] {
  const found = readSituation(japan.facts, input);
  if (found.ok) return [];
  const apart = found.problems.filter((it) => it.code === 'contradicts');
  if (apart.length > 0) return [[input, apart.slice(0, 3)]];
  const shapeless = found.problems.flatMap(({ fact }) => (fact === undefined ? [] : [fact]));
  return shapeless.length === 0 ? [] : apartIn(withoutTold(input, shapeless));
}

test('of what contradicts each other every place is named, and without any one of them it fits', () => {
  const found = unfitted.slice(0, 80).flatMap(apartIn);
  assert.ok(found.length > 50, `${found.length} contradict themselves`);
  const [[input, [problem]]] = found as [[SituationInput, [Problem]]];
  holds(
    found.flatMap(([it, problems]) => loose(it, problems)),
    loose(input, [{ ...problem, beside: [] }]),
  );
});

// The nearest way.

/** What is settled for a day comes before what waits for facts on it. */
const opensOn = ({ opens, opensNotBefore }: Determination['routes'][number]): string =>
  opens ?? `${opensNotBefore ?? '9999'} open`;

const ways = new Map(japan.procedures.flatMap((it) => it.routes ?? []).map((it) => [it.id, it]));

/** Is somebody known to be, or not to be, on an ordinary way? The others come after, however near they are. */
function isKnownWay({ id, findings }: Determination['routes'][number]): boolean {
  const way = ways.get(id);
  const own = findings.find((it) => it.id === way?.adds[0]);
  return way?.door === undefined && own?.state !== 'unknown';
}

/** Ways that stand before one that is nearer, and what the page reads off another way than the first. */
function misplaced({ routes, findings }: Pick<Determination, 'routes' | 'findings'>): readonly string[] {
  const [first] = routes;
  if (first === undefined) return [];
  const states = (of: Determination['findings']) => of.map((it) => `${it.id} ${it.state}`).join();
  const compared = routes.filter((it) => it.ruledOut === undefined && it.clear === 'no' && isKnownWay(it));
  return [
    ...(first.ruledOut !== undefined && routes.some((it) => it.ruledOut === undefined)
      ? [`${first.id} is ruled out`]
      : []),
    ...(states(findings) === states(first.findings) ? [] : ['reasons of another way']),
    ...compared.flatMap((sooner, i) =>
      compared
        .slice(i + 1)
        .filter((it) => it.outcome === sooner.outcome && opensOn(it) < opensOn(sooner))
        .map((it) => `${it.id} opens before ${sooner.id}`),
    ),
  ];
}

test('the nearest way is first, and its reasons are told', () => {
  const several = all.filter(({ determination: { routes } }) => new Set(routes.map(opensOn)).size > 1);
  assert.ok(several.length > 5);
  holds(
    all.flatMap(({ name, determination }) => misplaced(determination).map((it) => `${name}: ${it}`)),
    several.flatMap(({ determination }) => misplaced({ ...determination, routes: determination.routes.toReversed() })),
  );
});

/** Does a way hold, or may it, on a later day? */
function opensLater(person: (typeof all)[number], id: string, years: number): readonly string[] {
  const situation = withFacts(person.situation, new Map([['applicationDate', notYet]]));
  const later = answerTo(person, situation, addYears(situation.asOf, years));
  const way = later.candidates[0].routes.find((it) => it.id === id);
  return way === undefined || way.outcome === 'no' ? [] : [`${person.name}: ${id} in ${years} years`];
}

test('a way that is ruled out fails on every later day', () => {
  let ruledOut = 0;
  const broken = all.flatMap((person) =>
    person.determination.routes
      .filter((it) => it.ruledOut !== undefined)
      .flatMap(({ id }) => opensLater(person, id, 1 + (ruledOut++ % 40))),
  );
  assert.ok(ruledOut > 100, `${ruledOut} ways are ruled out`);
  // Somebody who takes every way that is not open today to be ruled out.
  const waiting = all.flatMap((person) =>
    person.determination.routes.filter((it) => it.outcome === 'no').flatMap(({ id }) => opensLater(person, id, 12)),
  );
  holds(broken, waiting);
});
