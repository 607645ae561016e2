/** From untrusted JSON to a determination: the one way in for command, API and page. */
import type { Day } from '#calendar';
import { type Budget, type Origins, type Problem, type Rulebook, readSituation } from '#rules';
import type { Determination } from './determination.ts';
import { determine, type Refusal, unknownName } from './determine.ts';

export type InputRequest = {
  readonly rulebook: Rulebook;
  readonly procedure: string;
  /** Parsed JSON in the situation format. */
  readonly input: unknown;
  /** Whose words the facts are, where a record is kept. */
  readonly origins?: Origins;
  readonly day?: Day;
  readonly law?: Day;
  readonly overlay?: string;
  /** What it may cost; by default far more than a life needs. */
  readonly budget?: Budget;
};

export type BadInput = { readonly no: 'bad-input'; readonly problems: readonly Problem[] };

/** Never throws for anything that was given; faults of the rulebook are thrown. */
export function determineFrom(request: InputRequest): Determination | Refusal | BadInput {
  const unknown = unknownName(request);
  if (unknown !== undefined) return unknown;
  const read = readSituation(request.rulebook.facts, request.input);
  if (!read.ok) return { no: 'bad-input', problems: read.problems };
  const { origins, ...asked } = request;
  const situation = origins === undefined ? read.situation : { ...read.situation, origins };
  return determine({ ...asked, situation, input: read.input });
}
