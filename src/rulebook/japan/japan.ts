/** The front door of `rulebook/japan`: Japan's residence law as dated data. */

import { bind } from './chapter.ts';
import { coveredBy } from './covered.ts';
import { extensionChapter } from './extension/extension.ts';
import { feesChapter } from './fees/fees.ts';
import { highlySkilledChapter } from './highly-skilled/highly-skilled.ts';
import { permanentResidenceChapter } from './permanent-residence/permanent-residence.ts';
import { personChapter } from './person/person.ts';

/** The released rulebook; the version is the day of the release. */
export const japan = bind('japan', '2026-11-24', [
  personChapter,
  highlySkilledChapter,
  permanentResidenceChapter,
  extensionChapter,
  feesChapter,
]);

/** Provisions the cases look at, for `check`. */
export const coveredByCases = (): ReadonlySet<string> => coveredBy(japan);
