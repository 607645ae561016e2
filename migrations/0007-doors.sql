-- In which post somebody acts for others in this session: chosen where there are several, and written to the log.
ALTER TABLE parties.session ADD COLUMN acting_post uuid REFERENCES parties.staff;
GRANT UPDATE (acting_post) ON parties.session TO shinrai_app;

-- A way to sign in can be removed by its name here; the account's own name stays out of addresses.
ALTER TABLE parties.identity ADD COLUMN id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid();

-- A word to somebody about their own account, shown in every session until they have seen it.
CREATE TABLE parties.notice (
  id uuid PRIMARY KEY,
  person uuid NOT NULL REFERENCES parties.person,
  kind text NOT NULL CHECK (kind IN (
    'passkey-added', 'passkey-removed', 'account-added', 'account-removed', 'codes-made', 'new-device'
  )),
  -- The device or the service, in a few words; nothing else.
  detail text NOT NULL,
  at timestamptz NOT NULL,
  seen_at timestamptz
);
CREATE INDEX ON parties.notice (person) WHERE seen_at IS NULL;
GRANT SELECT, INSERT, DELETE ON parties.notice TO shinrai_app;
GRANT UPDATE (seen_at) ON parties.notice TO shinrai_app;
