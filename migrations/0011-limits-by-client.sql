-- What strangers may begin is bounded by client, and what has ended is found without looking at the rest.

ALTER TABLE parties.ceremony ADD COLUMN client bytea;
CREATE INDEX ceremony_ends_at ON parties.ceremony (ends_at);
CREATE INDEX ceremony_client ON parties.ceremony (client, ends_at) WHERE client IS NOT NULL;
CREATE INDEX try_at ON parties.try (at);
