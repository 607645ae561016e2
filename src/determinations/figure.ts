/** Figures of the law as the published format writes them. */
import { isoDay } from '#calendar';
import type { Figure } from '#rules';
import type { Conclusion } from './conclusion.ts';
import type { Determination, FigureReport, Worded } from './determination.ts';

export const figureReport = ({ value, unit }: Figure): FigureReport => ({
  value: unit === 'day' ? isoDay(value) : value,
  ...(unit === undefined ? {} : { unit }),
});

type Said = { readonly findings: readonly WordedBy[]; readonly values: readonly WordedBy[] } & Pick<
  Conclusion,
  'stay'
> & {
    readonly appliesTo?: readonly WordedBy[];
    readonly routes?: Determination['routes'];
  };
type WordedBy = Worded & { readonly id: string };

/** What one determination says of each provision: first as the best route states it. */
export const saidIn = ({ findings, routes = [], values, appliesTo = [], stay }: Said): ReadonlyMap<string, Worded> =>
  new Map(
    [
      ...routes.flatMap((route) => route.findings),
      ...(stay === undefined ? [] : [stay.lawful]),
      ...appliesTo,
      ...findings,
      ...values,
    ].map(({ id, words, figures }) => [
      id,
      { ...(words === undefined ? {} : { words }), ...(figures === undefined ? {} : { figures }) },
    ]),
  );
