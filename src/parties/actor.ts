/** Who is at the other end of a request. */

export const staffRoles = [
  'administrator',
  'operator',
  'officer',
  'reviewer',
  'municipal-worker',
  'employer-staff',
  'support-staff',
  'procedure-lawyer',
  'relying-staff',
  'evaluator',
  'oversight',
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** `resident` is anybody in their own affairs; `helper` acts under a mandate; `shinrai` is our own work (a timer). */
export type ActorRole = 'resident' | 'helper' | 'shinrai' | StaffRole;

export const scopes = ['see', 'dates', 'note', 'documents'] as const;
export type Scope = (typeof scopes)[number];

/** A basis by its name, and the leave by its id where there is one. */
export type Under = { readonly is: string; readonly id?: string };

export type Actor = {
  readonly role: ActorRole;
  /** None for Shinrai's own work. */
  readonly person?: string;
  readonly organisation?: string;
  /** The post in which they act; none in their own affairs. */
  readonly post?: string;
  /** By what they act for somebody: this and nothing else. Unsaid, by whatever there is. */
  readonly under?: Under;
  /** Has the person proved lately who they are? Weighty acts ask for it. */
  readonly recent: boolean;
};

/** In the order they have everywhere. */
export const readScopes = (scope: readonly Scope[]): readonly Scope[] => scopes.filter((it) => scope.includes(it));
