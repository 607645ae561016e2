-- What is known of a resident: who said it, when it is true, when it was known, and for whom it is.

CREATE TYPE records.label AS ENUM ('own', 'filed', 'adjudication', 'living', 'support', 'survey');
CREATE TYPE records.sensitivity AS ENUM ('ordinary', 'private', 'sensitive', 'place');
CREATE TYPE records.source_kind AS ENUM ('resident', 'helper', 'guardian', 'organisation', 'import');

-- One row a subject; locked by every write about the subject, so that writes about one person follow each other.
CREATE TABLE records.subject (
  jurisdiction text NOT NULL,
  subject uuid NOT NULL,
  writes bigint NOT NULL DEFAULT 0,
  erased_at timestamptz,
  PRIMARY KEY (jurisdiction, subject)
);

CREATE TABLE records.fact_version (
  jurisdiction text NOT NULL,
  subject uuid NOT NULL,
  version uuid NOT NULL,
  -- The fact of the vocabulary, or `<list>#complete`.
  attribute text NOT NULL,
  -- One thing in the world: two jobs at once are two items.
  item uuid NOT NULL,
  -- Sealed under the subject's key, bound to the version.
  value bytea NOT NULL,
  valid daterange NOT NULL CHECK (NOT isempty(valid)),
  known tstzrange NOT NULL CHECK (NOT lower_inf(known)),
  source records.source_kind NOT NULL,
  -- The person or organisation that said it.
  source_party uuid,
  -- SHA-256 of the attestation it came with.
  attestation bytea,
  -- A document that shows it.
  evidence uuid,
  label records.label NOT NULL,
  sensitivity records.sensitivity NOT NULL,
  derived_from uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (jurisdiction, subject, version),
  FOREIGN KEY (jurisdiction, subject) REFERENCES records.subject,
  EXCLUDE USING gist (jurisdiction WITH =, subject WITH =, item WITH =, valid WITH &&, known WITH &&)
);
CREATE INDEX ON records.fact_version (jurisdiction, subject, label) WHERE upper_inf(known);

-- Writing goes through two functions only.
-- `facts` is an array of {version, attribute, item, value (base64), valid, source, source_party, attestation, evidence, label, sensitivity, derived_from}.
CREATE FUNCTION records.assert_fact(in_jurisdiction text, in_subject uuid, facts jsonb, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE erased timestamptz;
BEGIN
  SELECT erased_at INTO erased FROM records.subject
    WHERE jurisdiction = in_jurisdiction AND subject = in_subject FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no such subject' USING ERRCODE = 'no_data_found'; END IF;
  IF erased IS NOT NULL THEN RAISE EXCEPTION 'this record was erased' USING ERRCODE = 'object_not_in_prerequisite_state'; END IF;
  INSERT INTO records.fact_version (jurisdiction, subject, version, attribute, item, value, valid, known, source,
      source_party, attestation, evidence, label, sensitivity, derived_from)
    SELECT in_jurisdiction, in_subject, f.version, f.attribute, f.item, decode(f.value, 'base64'), f.valid,
      tstzrange(at, NULL), f.source, f.source_party, decode(f.attestation, 'base64'), f.evidence, f.label,
      f.sensitivity, coalesce(f.derived_from, '{}')
    FROM jsonb_to_recordset(facts) AS f(version uuid, attribute text, item uuid, value text, valid daterange,
      source records.source_kind, source_party uuid, attestation text, evidence uuid, label records.label,
      sensitivity records.sensitivity, derived_from uuid[]);
  UPDATE records.subject SET writes = writes + 1 WHERE jurisdiction = in_jurisdiction AND subject = in_subject;
END $$;

-- What was known ends to be known; nothing is updated or deleted. @errors when a version is not the present one.
CREATE FUNCTION records.supersede_fact(in_jurisdiction text, in_subject uuid, versions uuid[], facts jsonb, at timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE closed integer; moment timestamptz;
BEGIN
  PERFORM FROM records.subject WHERE jurisdiction = in_jurisdiction AND subject = in_subject FOR UPDATE;
  -- A clock that was set back must not make a version end before it began.
  SELECT greatest(at, max(lower(known)) + interval '1 millisecond') INTO moment FROM records.fact_version
    WHERE jurisdiction = in_jurisdiction AND subject = in_subject AND version = ANY (versions);
  UPDATE records.fact_version SET known = tstzrange(lower(known), moment)
    WHERE jurisdiction = in_jurisdiction AND subject = in_subject AND version = ANY (versions) AND upper_inf(known);
  GET DIAGNOSTICS closed = ROW_COUNT;
  IF closed <> cardinality(versions) THEN
    RAISE EXCEPTION 'what is to be corrected is no longer what is known' USING ERRCODE = 'serialization_failure';
  END IF;
  PERFORM records.assert_fact(in_jurisdiction, in_subject, facts, moment);
END $$;

CREATE TABLE records.contest (
  jurisdiction text NOT NULL,
  subject uuid NOT NULL,
  id uuid NOT NULL,
  version uuid NOT NULL,
  words bytea NOT NULL,
  at timestamptz NOT NULL,
  by_person uuid NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (jurisdiction, subject, id),
  FOREIGN KEY (jurisdiction, subject, version) REFERENCES records.fact_version
);
CREATE UNIQUE INDEX ON records.contest (jurisdiction, subject, version) WHERE withdrawn_at IS NULL;

CREATE TABLE records.document (
  jurisdiction text NOT NULL,
  subject uuid NOT NULL,
  id uuid NOT NULL,
  -- Keyed digest of the content: the same paper is kept once.
  digest bytea NOT NULL,
  media_type text NOT NULL,
  bytes integer NOT NULL CHECK (bytes > 0),
  name bytea NOT NULL,
  content bytea NOT NULL,
  label records.label NOT NULL,
  -- What the scan said; `not-scanned` where no scanner is set up.
  scan text NOT NULL,
  by_person uuid,
  at timestamptz NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (jurisdiction, subject, id),
  FOREIGN KEY (jurisdiction, subject) REFERENCES records.subject
);
CREATE UNIQUE INDEX ON records.document (jurisdiction, subject, digest) WHERE removed_at IS NULL;

CREATE TABLE records.determination (
  jurisdiction text NOT NULL,
  subject uuid NOT NULL,
  id uuid NOT NULL,
  procedure text NOT NULL,
  day date NOT NULL,
  known_at timestamptz NOT NULL,
  rulebook_version text NOT NULL,
  rulebook_hash text NOT NULL,
  -- Fact versions it stands on.
  inputs uuid[] NOT NULL,
  body bytea NOT NULL,
  -- Why it was made: first, a fact, a day (holds_until), a new rulebook.
  because text NOT NULL CHECK (because IN ('first', 'fact', 'day', 'rulebook')),
  -- How often the record had been written to.
  writes bigint NOT NULL,
  -- The first day on which it may be another.
  holds_until date,
  at timestamptz NOT NULL,
  PRIMARY KEY (jurisdiction, subject, id),
  FOREIGN KEY (jurisdiction, subject) REFERENCES records.subject
);
CREATE INDEX ON records.determination (jurisdiction, subject, procedure, at);

-- What must be looked at again, and on which day. Nobody is looked at between.
CREATE TABLE records.timer (
  jurisdiction text NOT NULL,
  subject uuid NOT NULL,
  procedure text NOT NULL,
  due date NOT NULL,
  PRIMARY KEY (jurisdiction, subject, procedure)
);
CREATE INDEX ON records.timer (due);

-- Secret addresses of calendar feeds.
CREATE TABLE records.feed (
  jurisdiction text NOT NULL,
  subject uuid NOT NULL,
  digest bytea NOT NULL UNIQUE,
  at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (jurisdiction, subject, digest)
);

GRANT SELECT ON ALL TABLES IN SCHEMA records TO shinrai_app;
GRANT INSERT ON records.subject, records.contest, records.document, records.determination, records.timer, records.feed TO shinrai_app;
GRANT UPDATE (erased_at) ON records.subject TO shinrai_app;
GRANT UPDATE (withdrawn_at) ON records.contest TO shinrai_app;
GRANT UPDATE (removed_at, content) ON records.document TO shinrai_app;
GRANT UPDATE (ended_at) ON records.feed TO shinrai_app;
GRANT UPDATE (due), DELETE ON records.timer TO shinrai_app;
REVOKE ALL ON FUNCTION records.assert_fact, records.supersede_fact FROM PUBLIC;
GRANT EXECUTE ON FUNCTION records.assert_fact, records.supersede_fact TO shinrai_app;
