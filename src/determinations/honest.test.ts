/** Properties every determination must have, checked on the real rulebook and the invented people of `examples/`. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isoDay } from '#calendar';
import { japan } from '#rulebook/japan';
import {
  type Answer,
  answerOn,
  asked,
  askedBesides,
  citedIn,
  doorsLeft,
  factsRead,
  nextQuestion,
  openWaysOnly,
  type Question,
  readSituation,
  type Seen,
  type Situation,
  saysOfAll,
  treesSeen,
  withFacts,
  without,
} from '#rules';
import { determine } from './determine.ts';

type Person = {
  readonly name: string;
  readonly procedure: string;
  readonly situation: Situation;
  readonly input: unknown;
};

const folder = new URL('../../examples/', import.meta.url);

/** Everybody in `examples/`, read strictly. */
const cast: readonly Person[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .map((name) => {
    const input: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const read = readSituation(japan.facts, input);
    if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.problems)}`);
    const procedure = japan.procedures.map((it) => it.id).find((id) => name.startsWith(`${id}-`));
    if (procedure === undefined) throw new Error(`${name} names no procedure`);
    return { name, procedure, situation: read.situation, input };
  });

const question = (person: Person): Question => ({ rulebook: japan, procedure: person.procedure });
const answerTo = (person: Person, situation: Situation = person.situation): Answer => {
  const answer = answerOn(question(person), situation, person.situation.asOf);
  if ('no' in answer) throw new Error(`${person.name}: ${answer.no}`);
  return answer;
};
const cited = (answer: Answer): Set<string> => citedIn(answer.candidates.flatMap((it) => [...treesSeen(it)]));

/** Every step's state and bounds, as one comparable text. */
function traceOf(seen: Seen): string {
  return `${seen.lo}..${seen.hi}${seen.chosen ?? ''}(${seen.parts.map(traceOf).join()})`;
}
const traces = (answer: Answer): readonly string[] =>
  answer.candidates.flatMap((it) => [...treesSeen(it)].map(traceOf));

test('there is a cast', () => {
  assert.ok(cast.length >= 12, `${cast.length} people`);
});

for (const person of cast) {
  const told = [...person.situation.scalars.keys(), ...person.situation.lists.keys()];

  test(`${person.name}: facts the determination does not cite do not matter`, () => {
    const answer = answerTo(person);
    const uncited = told.filter((fact) => !cited(answer).has(fact));
    assert.equal(saysOfAll(answerTo(person, without(person.situation, uncited))), saysOfAll(answer));
  });

  test(`${person.name}: without any one cited fact, some finding is another`, () => {
    const answer = answerTo(person);
    const before = traces(answer);
    for (const fact of cited(answer)) {
      if (!told.includes(fact)) continue;
      const after = traces(answerTo(person, without(person.situation, [fact])));
      assert.notDeepEqual(after, before, `${fact} is cited and changes nothing`);
    }
  });

  test(`${person.name}: the receipt runs again to the same outcome`, () => {
    const { procedure, situation, input } = person;
    const first = determine({ rulebook: japan, procedure, situation, input });
    assert.ok(!('no' in first));
    const read = readSituation(japan.facts, JSON.parse(JSON.stringify(first.receipt.input)));
    assert.ok(read.ok);
    const again = determine({ rulebook: japan, procedure: first.receipt.procedure, situation: read.situation, input });
    assert.deepEqual(again, first);
  });

  test(`${person.name}: the model changes nothing in the first answer`, () => {
    const { procedure, situation, input } = person;
    const plain = determine({ rulebook: japan, procedure, situation, input });
    const beside = determine({ rulebook: japan, procedure, situation, input, overlay: 'model' });
    assert.ok(!('no' in plain) && !('no' in beside));
    const { model, receipt: _, ...first } = beside;
    const { receipt: __, ...expected } = plain;
    assert.deepEqual(first, expected);
    assert.ok(model);
  });
}

type Interview = { readonly asked: readonly string[]; readonly end: Situation };

/** The interviews held so far: each is long, and a person always answers the same. */
const interviews = new Map<Person, Interview>();

function interview(person: Person): Interview {
  const held = interviews.get(person) ?? holdInterview(person);
  interviews.set(person, held);
  return held;
}

/** Answers what is asked from what the person could tell, until nothing more is asked. */
function holdInterview(person: Person): Interview {
  const facts: string[] = [];
  let situation = without(person.situation, [...person.situation.scalars.keys(), ...person.situation.lists.keys()]);
  for (;;) {
    const next = nextFor(person, situation);
    if (next === undefined) return { asked: facts, end: situation };
    facts.push(next);
    situation = answered(situation, next, person.situation);
  }
}

/** What is asked, then what is offered: special ways, and what costs more than what was not known. */
function nextFor(person: Person, situation: Situation): string | undefined {
  const { asOf } = person.situation;
  const [door] = doorsLeft(question(person), situation, asOf);
  const besides = () => askedBesides(question(person), situation, asOf).next().value;
  return nextQuestion(question(person), situation, asOf)?.fact ?? door ?? besides()?.fact;
}

function answered(situation: Situation, fact: string, from: Situation): Situation {
  const segments = from.scalars.get(fact);
  if (segments !== undefined) return { ...situation, scalars: new Map(situation.scalars).set(fact, segments) };
  const list = from.lists.get(fact);
  if (list !== undefined) return { ...situation, lists: new Map(situation.lists).set(fact, list) };
  return { ...situation, untold: new Map(situation.untold).set(fact, 'dont-know') };
}

test('an interview asks at most 60 % of the vocabulary in the median, and ends at the same answer', () => {
  const shares = cast.map((person) => {
    const { asked: facts, end } = interview(person);
    assert.equal(new Set(facts).size, facts.length, `${person.name} is asked twice`);
    const whole = answerTo(person);
    if (whole.outcome === 'yes' || whole.outcome === 'no')
      assert.equal(answerTo(person, end).outcome, whole.outcome, person.name);
    return facts.length / factsRead(answerTo(person)).size;
  });
  const median = shares.toSorted((a, b) => a - b)[shares.length >> 1] as number;
  assert.ok(median <= 0.6, `median ${median}`);
});

test('every fact that is asked comes with its proof, halfway through every interview', () => {
  for (const person of cast) {
    const { asked: facts } = interview(person);
    const kept = facts.slice(0, facts.length >> 1);
    const all = [...person.situation.scalars.keys(), ...person.situation.lists.keys()];
    const halfway = without(
      person.situation,
      all.filter((fact) => !kept.includes(fact)),
    );
    const open = openWaysOnly(question(person), halfway);
    for (const { fact, witness } of asked(open, halfway, person.situation.asOf)) {
      if (witness === undefined) {
        assert.equal(japan.facts.get(fact)?.type, 'list', `${person.name}: ${fact} is asked without proof`);
        continue;
      }
      const says = (value: number | string): string => {
        const answer = answerOn(open, withFacts(halfway, new Map(witness.others).set(fact, value)), halfway.asOf);
        return 'no' in answer ? '' : saysOfAll(answer);
      };
      assert.notEqual(says(witness.one), says(witness.other), `${person.name}, ${fact}, ${isoDay(halfway.asOf)}`);
    }
  }
});

test('papers are asked only of those of whom the requirement is asked', () => {
  const papers = (name: string): readonly string[] => {
    const person = cast.find((it) => it.name === name);
    assert.ok(person);
    const { procedure, situation, input } = person;
    const determination = determine({ rulebook: japan, procedure, situation, input });
    assert.ok(!('no' in determination));
    return determination.documents;
  };
  assert.ok(papers('extension-new-employer.json').includes('points-form'));
  assert.ok(!papers('extension-special-period.json').includes('points-form'));
  assert.ok(papers('highly-skilled-manager.json').includes('business-papers'));
  assert.ok(!papers('highly-skilled-engineer.json').includes('business-papers'));
});
