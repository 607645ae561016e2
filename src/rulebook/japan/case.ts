/** Cases: invented people with the answer the law gives them, each with its source. */
import { day, isoDay } from '#calendar';
import {
  type Answer,
  answerOn,
  dayOf,
  describeProblem,
  dutyEventsIn,
  isOpen,
  type Patch,
  type Rulebook,
  readSituation,
  type Situation,
} from '#rules';

export type Case = {
  /** The id under which the verification list names it. */
  readonly id: string;
  /** In plain words. */
  readonly name: string;
  /** The day the facts are told; 2026-11-23 unless the case says otherwise. */
  readonly asOf?: string;
  /** The day that is determined, when another than the day told or the day filing is planned for. */
  readonly on?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Other keys of the input format. */
  readonly more?: Readonly<Record<string, unknown>>;
};

/** A case in the input format. What is not told is none: cases name only what matters. */
export const inputOf = ({ asOf = '2026-11-23', facts, more }: Case) => ({ asOf, facts, closedWorld: true, ...more });

function situationOf(rulebook: Rulebook, it: Case): Situation {
  const read = readSituation(rulebook.facts, inputOf(it));
  if (!read.ok) throw new Error(read.problems.map(describeProblem).join('\n'));
  return read.situation;
}

export function answerOf(rulebook: Rulebook, procedure: string, it: Case, overlays: readonly Patch[] = []): Answer {
  const situation = situationOf(rulebook, it);
  const question = { rulebook, procedure, overlays };
  const answer = answerOn(question, situation, it.on === undefined ? dayOf(question, situation) : day(it.on));
  if ('no' in answer) throw new Error(`${it.id}: ${answer.no}`);
  return answer;
}

/** The state of one finding on a route, by the verified text. */
export function stateOfFinding(answer: Answer, provision: string, route?: string): string {
  const { gates, routes } = answer.candidates[0];
  const found = [
    ...routes.filter((it) => route === undefined || it.id === route).flatMap((it) => it.findings),
    ...gates,
  ].find((it) => it.provision.id === provision);
  if (found === undefined) throw new Error(`no finding \`${provision}\``);
  return found.state;
}

export function settledValue(answer: Answer, provision: string): number | undefined {
  const seen = answer.candidates[0].values.find((it) => it.provision.id === provision)?.seen;
  return seen?.lo === seen?.hi ? seen?.lo : undefined;
}

/** Events of all duties that are, or may be, open: the state, the name in the record, and the last day. */
export function openIn(answer: Answer): readonly string[] {
  const [{ edition, scope, day }] = answer.candidates;
  const duties = [...edition.parametersOf.keys()].flatMap((id) => {
    const provision = edition.provisions.get(id);
    return provision?.kind === 'duty' ? [provision] : [];
  });
  return duties.flatMap(({ id }) =>
    dutyEventsIn(scope.provision(id, scope))
      .filter((it) => isOpen(it, day))
      .map(({ state, unsure, record, lawful }) => {
        const of = record && scope.situation.lists.get(record.list)?.records[record.index]?.organisation;
        return [id, of ?? 'once', unsure === undefined ? state : `unless ${unsure}`, isoDay(lawful.hi)].join(' ');
      }),
  );
}
