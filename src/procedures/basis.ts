/**
 * How staff stand to a case, as `access` takes it: its officer, its second person, or somebody of its office who may take it.
 * Leaving the case ends it; whoever keeps away from it never opens it.
 */
import { type Reach, sql } from '#store';
import { isOver, stages } from './act.ts';
import { jurisdiction } from './case-file.ts';

type Asked = { readonly person: string; readonly subject: string; readonly id?: string };

/** Stages in which a second person has something to do; what stands they look at no more. */
const reviewed: readonly string[] = ['viewed', 'contested'];
const running: readonly string[] = stages.filter((it) => !isOver(it));

async function standingIn(reach: Reach, { person, subject, id }: Asked) {
  if (id === undefined) return undefined;
  const { rows } = await sql<{ officer: string | null; stage: string; roles: string[] }>`
    SELECT c.officer, c.stage, array_agg(s.role) AS roles
    FROM procedures.case_file c
    JOIN parties.staff s ON s.organisation = c.office AND s.person = ${person} AND s.ended_at IS NULL
    WHERE c.jurisdiction = ${jurisdiction} AND c.id = ${id} AND c.subject = ${subject}
      AND NOT EXISTS (SELECT FROM procedures.recusal r
        WHERE r.jurisdiction = c.jurisdiction AND r.case_file = c.id AND r.person = ${person})
    GROUP BY c.officer, c.stage`.execute(reach);
  const [found] = rows;
  if (found === undefined) return undefined;
  const scope = [
    ...(found.roles.includes('officer') && running.includes(found.stage)
      ? [found.officer === person ? 'officer' : 'taking']
      : []),
    ...(found.roles.includes('reviewer') && reviewed.includes(found.stage) ? ['second'] : []),
  ];
  return scope.length === 0 ? undefined : { id, scope };
}

const asking = (role: string, purpose: string, scope: string, actions: readonly string[]): string =>
  `permit (principal, action in [${actions.map((it) => `Action::"${it}"`).join(', ')}], resource)
when { principal.role == Role::"${role}" }
when { context.purpose == Purpose::"${purpose}" }
when { context.relation == Relation::"case" }
when { context.scope.contains(Scope::"${scope}") };`;

export const caseBasis = {
  is: 'case',
  scopes: ['taking', 'officer', 'second'],
  find: standingIn,
  policies: {
    'an officer works on their case': asking('officer', 'decide', 'officer', ['seeCase', 'examine']),
    'an officer of the office may take a case': asking('officer', 'decide', 'taking', ['takeCase']),
    'a second person looks at what was viewed': asking('reviewer', 'review', 'second', ['seeCase', 'review']),
  },
} as const;
