-- Each release of the law that a determination names is kept, so that what was answered under it can be answered again.

CREATE TABLE records.release (
  -- SHA-256 over `law`, as determinations name it.
  hash text PRIMARY KEY CHECK (hash = encode(sha256(convert_to(law, 'UTF8')), 'hex')),
  law text NOT NULL,
  -- What it says in each language, as last corrected while this law was read.
  words text NOT NULL,
  -- The engine that read it.
  engine text NOT NULL
);
-- From when on which law was read here; a release may come back.
CREATE TABLE records.release_use (
  since timestamptz PRIMARY KEY,
  hash text NOT NULL REFERENCES records.release
);
-- What was determined before releases were kept names one that is lost.
ALTER TABLE records.determination ADD FOREIGN KEY (rulebook_hash) REFERENCES records.release NOT VALID;

GRANT SELECT, INSERT ON records.release, records.release_use TO shinrai_app;
GRANT UPDATE (words) ON records.release TO shinrai_app;

-- What still stands after a write that it does not rest on is marked as looked at, and not determined again.
GRANT UPDATE (writes) ON records.determination TO shinrai_app;

-- A contest changes what is determined as a fact does.
CREATE FUNCTION records.contest_is_a_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE records.subject SET writes = writes + 1 WHERE jurisdiction = NEW.jurisdiction AND subject = NEW.subject;
  RETURN NULL;
END $$;
CREATE TRIGGER contest_is_a_write AFTER INSERT OR UPDATE ON records.contest
  FOR EACH ROW EXECUTE FUNCTION records.contest_is_a_write();
