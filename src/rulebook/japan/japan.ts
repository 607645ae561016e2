/** The front door of `rulebook/japan`: Japan's residence law as dated data. */

import { inputOf } from './case.ts';
import { bind, type Chapter } from './chapter.ts';
import { casesBy, coveredBy } from './covered.ts';
import { extensionChapter } from './extension/extension.ts';
import { feesChapter } from './fees/fees.ts';
import { fits } from './fits.ts';
import { highlySkilledChapter } from './highly-skilled/highly-skilled.ts';
import { losingStatusChapter } from './losing-status/losing-status.ts';
import { noticesChapter } from './notices/notices.ts';
import { permanentResidenceChapter } from './permanent-residence/permanent-residence.ts';
import { personChapter } from './person/person.ts';
import { sections } from './sections.ts';
import { specifiedSkilledChapter } from './specified-skilled/specified-skilled.ts';
import { stayChapter } from './stay/stay.ts';

export { casesBy, inputOf };

/** By the name of their folder. */
export const chapters = {
  person: personChapter,
  stay: stayChapter,
  'highly-skilled': highlySkilledChapter,
  'permanent-residence': permanentResidenceChapter,
  notices: noticesChapter,
  extension: extensionChapter,
  fees: feesChapter,
  'losing-status': losingStatusChapter,
  'specified-skilled': specifiedSkilledChapter,
} as const satisfies Readonly<Record<string, Chapter>>;

/** The released rulebook; the version is the day of the release. */
export const japan = bind('japan', '2026-11-24', Object.values(chapters), fits, sections);

/** Provisions the cases look at, for `check`. */
export const coveredByCases = (): ReadonlySet<string> => coveredBy(japan);
