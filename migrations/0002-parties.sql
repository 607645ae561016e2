-- Who there is: people, organisations, who works where, who acts for whom, and how they sign in.

CREATE TABLE parties.person (
  id uuid PRIMARY KEY,
  -- Sealed under the person's own key: names in every form. Gone after erasure.
  names bytea,
  resident boolean NOT NULL,
  -- Language, readings, size of text: nothing that says who somebody is.
  settings jsonb NOT NULL DEFAULT '{}',
  -- While set, places (address, school, employer) are shown to nobody but the person.
  protected_until date,
  invented boolean NOT NULL,
  made_at timestamptz NOT NULL,
  merged_into uuid REFERENCES parties.person,
  erased_at timestamptz
);

-- Keyed digests of the parts of a name, to find a person without keeping names readable.
CREATE TABLE parties.name_part (
  digest bytea NOT NULL,
  person uuid NOT NULL REFERENCES parties.person,
  PRIMARY KEY (digest, person)
);
CREATE INDEX ON parties.name_part (person);

CREATE INDEX ON parties.person (erased_at) WHERE erased_at IS NOT NULL;

CREATE TYPE parties.organisation_kind AS ENUM (
  'installation', 'employer', 'support-organisation', 'supervising-body', 'school', 'municipality',
  'immigration-bureau', 'tax-office', 'pension-office', 'health-insurer', 'bank', 'insurer', 'landlord',
  'law-office', 'npo', 'oversight-body', 'research-body'
);

CREATE TABLE parties.organisation (
  id uuid PRIMARY KEY,
  kind parties.organisation_kind NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  name_romaji text,
  -- Days the office is closed beside weekends and holidays, as [{"from": "2026-12-29", "until": "2027-01-04"}].
  closing_days jsonb NOT NULL DEFAULT '[]',
  invented boolean NOT NULL,
  made_at timestamptz NOT NULL,
  closed_at timestamptz
);

CREATE TYPE parties.staff_role AS ENUM (
  'administrator', 'operator', 'officer', 'reviewer', 'municipal-worker', 'employer-staff', 'support-staff',
  'procedure-lawyer', 'relying-staff', 'evaluator', 'oversight'
);

CREATE TABLE parties.staff (
  id uuid PRIMARY KEY,
  person uuid NOT NULL REFERENCES parties.person,
  organisation uuid NOT NULL REFERENCES parties.organisation,
  role parties.staff_role NOT NULL,
  unit text,
  begun_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX ON parties.staff (person);
CREATE INDEX ON parties.staff (organisation);

CREATE TYPE parties.mandate_scope AS ENUM ('see', 'dates', 'note', 'documents');

-- Leave to help. An offer has no helper yet; whoever opens its link with the secret takes it, once.
CREATE TABLE parties.mandate (
  id uuid PRIMARY KEY,
  resident uuid NOT NULL REFERENCES parties.person,
  helper uuid REFERENCES parties.person,
  -- How the resident calls the helper, sealed under the resident's key.
  called bytea NOT NULL,
  scope parties.mandate_scope[] NOT NULL CHECK (cardinality(scope) > 0),
  offer_digest bytea UNIQUE,
  offered_at timestamptz NOT NULL,
  offer_ends_at timestamptz NOT NULL,
  given_at timestamptz,
  ends_on date NOT NULL,
  ended_at timestamptz,
  ended_by uuid REFERENCES parties.person,
  CHECK (helper <> resident),
  CHECK ((helper IS NULL) = (given_at IS NULL))
);
CREATE INDEX ON parties.mandate (resident);
CREATE INDEX ON parties.mandate (helper) WHERE ended_at IS NULL;

-- Who acts for a child or a ward by law; both days are calendar days, `until_day` is the first day without.
CREATE TABLE parties.guardian (
  ward uuid NOT NULL REFERENCES parties.person,
  guardian uuid NOT NULL REFERENCES parties.person,
  kind text NOT NULL CHECK (kind IN ('parent', 'guardian-of-minor', 'guardian-of-adult')),
  from_day date NOT NULL,
  until_day date,
  PRIMARY KEY (ward, guardian),
  CHECK (ward <> guardian)
);
CREATE INDEX ON parties.guardian (guardian);

-- A household is what its members say it is: a tie counts when both have agreed.
CREATE TABLE parties.family_tie (
  -- What `called` is sealed for.
  id uuid NOT NULL,
  person uuid NOT NULL REFERENCES parties.person,
  relative uuid NOT NULL REFERENCES parties.person,
  kind text NOT NULL CHECK (kind IN ('spouse', 'child', 'parent', 'sibling', 'partner', 'other')),
  -- How the person calls the relative, sealed under the person's key.
  called bytea NOT NULL,
  agreed_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (id, person),
  CHECK (person <> relative)
);

CREATE UNIQUE INDEX ON parties.family_tie (person, relative) WHERE ended_at IS NULL;

-- Acts on parties that need a reason: a person merged, split, closed.
CREATE TABLE parties.act (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('merge', 'split')),
  person uuid NOT NULL REFERENCES parties.person,
  other uuid NOT NULL REFERENCES parties.person,
  reason text NOT NULL CHECK (reason <> ''),
  by_person uuid NOT NULL REFERENCES parties.person,
  at timestamptz NOT NULL
);

CREATE TABLE parties.passkey (
  id text PRIMARY KEY,
  person uuid NOT NULL REFERENCES parties.person,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  name text NOT NULL,
  made_at timestamptz NOT NULL,
  used_at timestamptz,
  ended_at timestamptz
);
CREATE INDEX ON parties.passkey (person);

-- One row an account at an OpenID provider.
CREATE TABLE parties.identity (
  issuer text NOT NULL,
  account text NOT NULL,
  person uuid NOT NULL REFERENCES parties.person,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (issuer, account)
);
CREATE INDEX ON parties.identity (person);

CREATE TABLE parties.recovery_code (
  digest bytea PRIMARY KEY,
  person uuid NOT NULL REFERENCES parties.person,
  made_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX ON parties.recovery_code (person);

CREATE TYPE parties.sign_in AS ENUM ('passkey', 'oidc', 'recovery', 'demonstration', 'first-run');

CREATE TABLE parties.session (
  id uuid PRIMARY KEY,
  digest bytea NOT NULL UNIQUE,
  person uuid NOT NULL REFERENCES parties.person,
  means parties.sign_in NOT NULL,
  device text NOT NULL,
  begun_at timestamptz NOT NULL,
  -- When the person last proved who they are; weighty acts ask for it to be recent.
  proved_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- Whom the person acts for in this session, and by which mandate (none: as guardian).
  acting_for uuid REFERENCES parties.person,
  acting_mandate uuid REFERENCES parties.mandate
);
CREATE INDEX ON parties.session (person);

-- A ceremony under way: a passkey challenge or a visit to an OpenID provider. Used once.
CREATE TABLE parties.ceremony (
  digest bytea PRIMARY KEY,
  kind text NOT NULL,
  body jsonb NOT NULL,
  ends_at timestamptz NOT NULL
);

-- Failed and counted tries, to slow down who guesses. `bucket` is a keyed digest.
CREATE TABLE parties.try (
  bucket bytea NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ON parties.try (bucket, at);

GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA parties TO shinrai_app;
GRANT UPDATE (names, settings, protected_until, merged_into, erased_at) ON parties.person TO shinrai_app;
GRANT UPDATE (name, name_romaji, closing_days, closed_at) ON parties.organisation TO shinrai_app;
GRANT UPDATE (ended_at) ON parties.staff TO shinrai_app;
GRANT UPDATE (helper, given_at, offer_digest, ended_at, ended_by) ON parties.mandate TO shinrai_app;
GRANT UPDATE (until_day) ON parties.guardian TO shinrai_app;
GRANT UPDATE (agreed_at, ended_at) ON parties.family_tie TO shinrai_app;
GRANT UPDATE (counter, used_at, ended_at) ON parties.passkey TO shinrai_app;
GRANT UPDATE (used_at) ON parties.recovery_code TO shinrai_app;
GRANT UPDATE (proved_at, seen_at, ended_at, acting_for, acting_mandate) ON parties.session TO shinrai_app;
GRANT DELETE ON parties.name_part, parties.identity, parties.recovery_code, parties.ceremony, parties.try TO shinrai_app;
