/** How many questions the cast is asked before an answer is useful: a test holds them down, docs/questions.md prints them. */
import { holdInterview, readInput, type State, tell } from '#interview';
import { japan } from '#rulebook/japan';
import type { SituationInput } from '#rules';
import type { Town } from './town.ts';

type Held = { readonly person: string; readonly procedure: string; readonly asked: readonly string[] };

/** More than anybody is asked: an interview that does not end is a fault. */
const most = 100;

/** Answers what is asked from what the person could tell, "I do not know" to all else, until nothing more is asked. */
function hold(procedure: string, asOf: string, told: SituationInput): readonly string[] {
  const topic = { rulebook: japan, procedure, locale: 'en' } as const;
  let state = stateOf({ asOf });
  while (state.trail.length < most) {
    const { next } = holdInterview(topic, state);
    if (next === undefined) return state.trail;
    const [id = '', day] = next.name.split('@');
    const fact = japan.facts.get(id);
    if (fact === undefined) throw new Error(`\`${id}\` is no fact`);
    const value = day === undefined ? told.facts?.[id] : undefined;
    const complete = told.completeFor?.[id] === true;
    const said =
      value !== undefined
        ? { value, complete }
        : { absence: told.notYet?.includes(id) ? ('notYet' as const) : ('dontKnow' as const) };
    const read = tell(state, { fact, day }, said);
    // Two tellings of a record that do not go together: somebody asked would see it, and say that they do not know.
    state = 'state' in read ? read.state : unknown(tell(state, { fact, day }, { absence: 'dontKnow' }));
  }
  throw new Error(`${procedure} asks on and on: ${state.trail.join(' ')}`);
}

const unknown = (read: ReturnType<typeof tell>): State => {
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.state;
};
const stateOf = (input: SituationInput): State => unknown(readInput(japan.facts, input));

/** Everything told of a person, later tellings over earlier ones. */
function toldOf(tellings: readonly { readonly input: Omit<SituationInput, 'asOf'> }[], asOf: string): SituationInput {
  const inputs = tellings.map((it) => it.input);
  return {
    asOf,
    facts: Object.assign({}, ...inputs.map((it) => it.facts ?? {})) as Readonly<Record<string, unknown>>,
    notYet: inputs.flatMap((it) => it.notYet ?? []),
    completeFor: Object.assign({}, ...inputs.map((it) => it.completeFor ?? {})) as Readonly<Record<string, true>>,
  };
}

/** Each resident of the cast through each procedure, and somebody who knows nothing. */
export function interviewsOf({ people, calendar: { today } }: Town): readonly Held[] {
  const cast = people.filter((it) => it.resident && it.story !== undefined);
  const told = [...cast.map((it) => [it.key, toldOf(it.tellings, today)] as const), [nobody, { asOf: today }] as const];
  return japan.procedures.flatMap(({ id: procedure }) =>
    told.map(([person, input]) => ({ person, procedure, asked: hold(procedure, today, input) })),
  );
}

/** Who answers "I do not know" to everything. */
export const nobody = 'knows nothing';

/** The least number that so many of a hundred do not exceed. */
export function percentile(counts: readonly number[], percent: number): number {
  const sorted = counts.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

export function questionsText(interviews: readonly Held[]): string {
  const rows = [...Map.groupBy(interviews, (it) => it.procedure)].map(([procedure, held]) => {
    const counts = held.filter((it) => it.person !== nobody).map((it) => it.asked.length);
    const without = held.find((it) => it.person === nobody)?.asked.length ?? 0;
    const most = Math.max(...counts);
    return `| \`${procedure}\` | ${percentile(counts, 50)} | ${percentile(counts, 90)} | ${most} | ${without} |`;
  });
  const all = interviews.filter((it) => it.person !== nobody).map((it) => it.asked.length);
  return `# Questions to a useful answer

An answer is useful when it is settled, or when only an officer, time or special ways nobody opened are left. Each resident of
the cast answers from what their record holds and says "I do not know" to all else. Measured on 2026-11-28; \`npm run cast\` measures again.

| procedure | median | 90 % | most | "I do not know" to everything |
|---|---|---|---|---|
${rows.join('\n')}
| **all** | **${percentile(all, 50)}** | **${percentile(all, 90)}** | **${Math.max(...all)}** | |
`;
}
