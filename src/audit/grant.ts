/** The leave to read that `access` gives once its entry stands. What returns personal data asks for one. */
import type { Opens } from '#store';

export type Grant = Opens & {
  /** The entry that tells of this read. */
  readonly entry: string;
  readonly actor: string | undefined;
  readonly action: string;
  readonly purpose: string;
  /** Only facts with these labels may be read. */
  readonly labels: ReadonlySet<string>;
  /** May facts be read that tell where the person can be found? */
  readonly places: boolean;
};
