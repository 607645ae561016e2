/**
 * Who may do what, written by hand, cell by cell: what the policies must come to and nothing more. Tests hold the
 * policies, every line of them, to this table, and the journeys use every cell that is granted.
 *
 * y: yes. p: with a recent proof of who they are. g: unless the person's places are protected. A dot: no.
 */
import {
  type AffairsAction,
  type Cell,
  type InstallationAction,
  type ItemAction,
  type Label,
  labels,
  type Purpose,
} from './decide.ts';

/**
 * Columns: how somebody stands to the person; `desk` works at an office on no case in particular, `taking` has none of the
 * office's cases yet, `officer` and `second` are those of the case. Whatever stands otherwise, or asks for another purpose, gets nothing.
 */
export const columns = [
  'self',
  'guardian',
  'see',
  'dates',
  'note',
  'documents',
  'shinrai',
  'administrator',
  'operator',
  'desk',
  'taking',
  'officer',
  'second',
] as const;
export type Column = (typeof columns)[number];

/** Labels in the order of `labels`: own, filed, adjudication, living, support, survey. */
const table = `
                            self guardian see dates note documents shinrai administrator operator desk taking officer second
see own                     y    y        y   .     .    .         y       .             .        .    .      .       .
see filed                   y    y        y   .     .    .         y       .             .        .    .      .       .
see adjudication            y    y        y   .     .    .         y       .             .        .    .      .       .
see living                  y    y        y   .     .    .         y       .             .        .    .      .       .
see support                 y    y        y   .     .    .         .       .             .        .    .      .       .
see survey                  .    .        .   .     .    .         .       .             .        .    .      .       .
seeDates own                y    y        .   y     .    .         .       .             .        .    .      .       .
seeDates filed              y    y        .   y     .    .         .       .             .        .    .      .       .
seeDates adjudication       y    y        .   y     .    .         .       .             .        .    .      .       .
seeDates living             y    y        .   y     .    .         .       .             .        .    .      .       .
seeDates support            y    y        .   y     .    .         .       .             .        .    .      .       .
seeDates survey             .    .        .   .     .    .         .       .             .        .    .      .       .
seeDocuments own            y    y        .   .     .    g         .       .             .        .    .      .       .
seeDocuments filed          y    y        .   .     .    g         .       .             .        .    .      .       .
seeDocuments adjudication   y    y        .   .     .    g         .       .             .        .    .      .       .
seeDocuments living         y    y        .   .     .    g         .       .             .        .    .      .       .
seeDocuments support        y    y        .   .     .    g         .       .             .        .    .      .       .
seeDocuments survey         .    .        .   .     .    .         .       .             .        .    .      .       .
note own                    y    y        .   .     y    .         .       .             .        .    .      .       .
note filed                  .    .        .   .     .    .         .       .             .        .    .      .       .
note adjudication           .    .        .   .     .    .         .       .             .        .    .      .       .
note living                 .    .        .   .     .    .         .       .             .        .    .      .       .
note support                .    .        .   .     .    .         .       .             .        .    .      .       .
note survey                 .    .        .   .     .    .         .       .             .        .    .      .       .
keepDocuments own           y    y        .   .     .    y         .       .             .        .    .      .       .
keepDocuments filed         .    .        .   .     .    .         .       .             .        .    .      .       .
keepDocuments adjudication  .    .        .   .     .    .         .       .             .        .    .      .       .
keepDocuments living        .    .        .   .     .    .         .       .             .        .    .      .       .
keepDocuments support       .    .        .   .     .    .         .       .             .        .    .      .       .
keepDocuments survey        .    .        .   .     .    .         .       .             .        .    .      .       .
seePlaces -                 y    y        g   g     g    g         y       .             .        .    .      .       .
seeLog -                    y    y        .   .     .    .         .       .             .        .    .      .       .
objectToEntry -             y    y        .   .     .    .         .       .             .        .    .      .       .
contest -                   y    y        .   .     y    .         .       .             .        .    .      .       .
govern -                    y    y        .   .     .    .         .       .             .        .    .      .       .
takeAway -                  p    p        .   .     .    .         .       .             .        .    .      .       .
giveMandate -               p    p        .   .     .    .         .       .             .        .    .      .       .
erase -                     p    .        .   .     .    .         .       .             .        .    .      .       .
changeSignIn -              p    .        .   .     .    .         .       .             .        .    .      .       .
seeStaff -                  .    .        .   .     .    .         .       y             .        .    .      .       .
administer -                .    .        .   .     .    .         .       y             .        .    .      .       .
changeInstallation -        .    .        .   .     .    .         .       p             .        .    .      .       .
operate -                   .    .        .   .     .    .         .       .             y        .    .      .       .
seeCase -                   y    y        .   .     .    .         y       .             .        .    .      y       y
actInCase -                 y    y        .   .     .    .         .       .             .        .    .      .       .
file -                      p    p        .   .     .    .         .       .             .        .    .      .       .
takeCase -                  .    .        .   .     .    .         .       .             .        .    y      .       .
examine -                   .    .        .   .     .    .         .       .             .        .    .      y       .
review -                    .    .        .   .     .    .         .       .             .        .    .      .       y
seeWorklist -               .    .        .   .     .    .         .       .             .        y    .      .       .
`;

export type Verdict = 'y' | 'p' | 'g' | '.';
export type Line = {
  readonly action: ItemAction | AffairsAction | InstallationAction;
  readonly label?: Label;
  readonly cells: Readonly<Record<Column, Verdict>>;
};

/** @throws Error when the table is not what it says it is */
export const matrix: readonly Line[] = table
  .trim()
  .split('\n')
  .slice(1)
  .map((text) => {
    const [action = '', label = '', ...verdicts] = text.trim().split(/\s+/);
    if (verdicts.length !== columns.length) throw new Error(`not a line of the matrix: ${text}`);
    const known = labels.find((it) => it === label);
    return {
      action: action as Line['action'],
      ...(known === undefined ? {} : { label: known }),
      cells: Object.fromEntries(columns.map((it, i) => [it, verdicts[i] as Verdict])) as Line['cells'],
    };
  });

/** Who works at an office for what, and what they may be to a case. */
const desks: Partial<Record<Purpose, { readonly role: Cell['role']; readonly columns: readonly Column[] }>> = {
  decide: { role: 'officer', columns: ['taking', 'officer'] },
  review: { role: 'reviewer', columns: ['second'] },
};

/** The column a question belongs to, or none: then the answer is no. */
export function columnOf({
  role,
  relation,
  scope,
  purpose,
}: Pick<Cell, 'role' | 'relation' | 'scope' | 'purpose'>): Column | undefined {
  const work: Partial<Record<Purpose, Column>> = {
    'keep-dates': 'shinrai',
    administer: 'administrator',
    operate: 'operator',
  };
  if (work[purpose] !== undefined) return work[purpose] === role ? work[purpose] : undefined;
  const at = desks[purpose];
  if (at !== undefined) {
    if (at.role !== role) return undefined;
    if (relation === 'none') return 'desk';
    return relation === 'case' && scope.length === 1 ? at.columns.find((it) => it === scope[0]) : undefined;
  }
  if (relation === 'self' || relation === 'guardian') return purpose === 'own-view' ? relation : undefined;
  if (relation !== 'mandate' || purpose !== 'help' || scope.length !== 1) return undefined;
  return columns.find((it) => it === scope[0]);
}

export function granted(verdict: Verdict, { recent, guarded }: Pick<Cell, 'recent' | 'guarded'>): boolean {
  return verdict === 'y' || (verdict === 'p' && recent) || (verdict === 'g' && !guarded);
}
