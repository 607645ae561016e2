/** The leave to read that `access` gives once its entry stands. What returns personal data asks for one. */
import type { Opens } from '#store';

/**
 * Leave for one action: what asks for another does not compile, so that what was logged is what was done. It ends with its
 * request: asked for its subject after that, it throws.
 */
export type Grant<Action extends string> = Action extends string
  ? Opens & {
      /** The entry that tells of this read. */
      readonly entry: string;
      readonly actor: string | undefined;
      readonly action: Action;
      readonly purpose: string;
      /** Only facts with these labels may be read. */
      readonly labels: ReadonlySet<string>;
      /** May facts be read that tell where the person can be found? */
      readonly places: boolean;
    }
  : never;

/** Leave for one action in one case: what it opens belongs to the case, and nothing of the record of whom it is about. */
export type CaseGrant<Action extends string> = Action extends string
  ? Opens &
      Pick<Grant<Action>, 'entry' | 'actor' | 'action' | 'purpose'> & {
        /** Whose case it is. */ readonly person: string;
      }
  : never;
