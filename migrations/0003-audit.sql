-- Every read of personal data, written before the data leave. Entries are added and never changed: nobody but the owner
-- of the database has more than INSERT and SELECT here, and what the owner changes is found by the chain.

CREATE TABLE audit.entry (
  id uuid PRIMARY KEY,
  -- Grows whatever the clock does: the chain follows it.
  nr bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  at timestamptz NOT NULL,
  -- Whose data; none when a log or the installation itself was looked at.
  subject uuid,
  -- Who looked; none for Shinrai's own work (a timer).
  actor uuid,
  actor_role text NOT NULL,
  organisation uuid,
  mandate uuid,
  action text NOT NULL,
  purpose text NOT NULL,
  labels text[] NOT NULL,
  -- The page, command or job.
  what text NOT NULL,
  salt bytea NOT NULL,
  -- SHA-256 of salt and canonical entry.
  leaf bytea NOT NULL
);
CREATE INDEX ON audit.entry (subject, id);

-- The chain: hash = SHA-256(hash before ‖ leaf).
CREATE TABLE audit.link (
  seq bigint PRIMARY KEY CHECK (seq > 0),
  entry uuid NOT NULL UNIQUE,
  nr bigint NOT NULL,
  leaf bytea NOT NULL,
  hash bytea NOT NULL
);

-- "I object to this": the subject's word on an entry, sealed under their key.
CREATE TABLE audit.objection (
  id uuid PRIMARY KEY,
  -- One word on a look; said twice it is said once.
  entry uuid NOT NULL UNIQUE REFERENCES audit.entry,
  subject uuid NOT NULL,
  words bytea NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ON audit.objection (subject);

GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA audit TO shinrai_app;
