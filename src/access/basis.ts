/** How an actor stands to a subject: as themselves, or by a basis that another room knows of and gives at wiring. */
import type { Actor } from '#parties';
import type { Reach } from '#store';

/** By what somebody stands to a subject on a day. */
export type Held = {
  /** The leave, for the log; none where the law is it. */
  readonly id?: string;
  /** What it is for; nothing where it is for the whole. */
  readonly scope: readonly string[];
};

export type Basis = {
  readonly is: string;
  /** All that a leave of this kind may be for. */
  readonly scopes: readonly string[];
  /** As what somebody who acts by it stands in the log; as what they are, when nothing is said. */
  readonly as?: string;
  /** What it allows, and what it does not, in Cedar: a policy each by name. */
  readonly policies: Readonly<Record<string, string>>;
  /** Read anew each time: what was ended helps nobody. @param asked `id` means this leave and no other; the day is ISO text */
  readonly find: (reach: Reach, asked: AskedOfBasis) => Promise<Held | undefined>;
};

type AskedOfBasis = {
  readonly person: string;
  readonly subject: string;
  readonly day: string;
  readonly id?: string;
};

export type Relation = Held & { readonly is: string; readonly as?: string };

/** The first basis there is, or the one they act by and no other. */
export async function relationTo(
  reach: Reach,
  bases: readonly Basis[],
  { person, under }: Actor,
  subject: string,
  day: string,
): Promise<Relation> {
  if (person === undefined) return { is: 'none', scope: [] };
  if (person === subject) return { is: 'self', scope: [] };
  const id = under?.id === undefined ? {} : { id: under.id };
  for (const { is, as, find } of bases.filter((it) => under === undefined || it.is === under.is)) {
    const held = await find(reach, { person, subject, day, ...id });
    if (held !== undefined) return { is, ...held, ...(as === undefined ? {} : { as }) };
  }
  return { is: 'none', scope: [] };
}
