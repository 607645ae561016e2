-- What a helper notes for themselves about a client, and a word to the client whose helper went.

-- One a mandate, and gone with it: ended, returned, over, or either person erased.
CREATE TABLE parties.mandate_note (
  mandate uuid PRIMARY KEY REFERENCES parties.mandate ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED,
  helper uuid NOT NULL REFERENCES parties.person,
  -- Sealed under the helper's key: the client sees that there is a note, and since when.
  words bytea NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ON parties.mandate_note (helper);
GRANT SELECT, INSERT, DELETE ON parties.mandate_note TO shinrai_app;
GRANT UPDATE (words, at) ON parties.mandate_note TO shinrai_app;

-- INVARIANT: no note outlives its mandate, whoever ends it and however.
CREATE FUNCTION parties.note_ends_with_mandate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM parties.mandate_note WHERE mandate = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER note_ends_with_mandate AFTER UPDATE ON parties.mandate
  FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION parties.note_ends_with_mandate();

ALTER TABLE parties.notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE parties.notice ADD CONSTRAINT notice_kind_check CHECK (kind IN (
  'passkey-added', 'passkey-removed', 'account-added', 'account-removed', 'codes-made', 'new-device', 'mandate-returned'
));
