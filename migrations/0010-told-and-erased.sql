-- Who told what without seeing, whose calendar address it is, and what an erasure leaves.

-- A helper who may not see the record: their word stands beside the others', and ends none.
ALTER TYPE records.source_kind ADD VALUE 'helper-unseeing';

-- Nobody is looked for by name; what nobody uses is not kept.
DROP TABLE parties.name_part;

-- A calendar address is the leave of whoever made it: a guardian's is not the ward's.
ALTER TABLE records.feed ADD COLUMN made_by uuid;
UPDATE records.feed SET made_by = subject;
ALTER TABLE records.feed ALTER COLUMN made_by SET NOT NULL;
CREATE INDEX ON records.feed (made_by);

-- What remains of a record: that there was one and when it was erased, and of each determination the procedure and the day.
CREATE FUNCTION records.erase_subject(in_jurisdiction text, in_subject uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE records.subject SET erased_at = at, writes = 0
    WHERE jurisdiction = in_jurisdiction AND subject = in_subject AND erased_at IS NULL;
  DELETE FROM records.contest WHERE jurisdiction = in_jurisdiction AND subject = in_subject;
  DELETE FROM records.fact_version WHERE jurisdiction = in_jurisdiction AND subject = in_subject;
  DELETE FROM records.document WHERE jurisdiction = in_jurisdiction AND subject = in_subject;
  DELETE FROM records.timer WHERE jurisdiction = in_jurisdiction AND subject = in_subject;
  DELETE FROM records.feed WHERE jurisdiction = in_jurisdiction AND (subject = in_subject OR made_by = in_subject);
  UPDATE records.determination d SET body = '', inputs = '{}', holds_until = NULL, because = 'first', writes = 0, known_at = d.at
    WHERE jurisdiction = in_jurisdiction AND subject = in_subject;
END $$;

-- What remains of a person: an id that was erased, so that it is never somebody else's.
CREATE FUNCTION parties.erase_person(in_person uuid, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  -- Whoever accepts a link of theirs at this moment waits, and finds them erased.
  PERFORM FROM parties.person WHERE id = in_person FOR UPDATE;
  UPDATE parties.person SET names = NULL, settings = '{}', protected_until = NULL, merged_into = NULL,
    erased_at = coalesce(erased_at, at) WHERE id = in_person;
  DELETE FROM parties.session WHERE person = in_person;
  UPDATE parties.session SET acting_for = NULL, acting_mandate = NULL WHERE acting_for = in_person;
  DELETE FROM parties.mandate WHERE resident = in_person;
  -- How a resident called their helper is the resident's word, and stays theirs.
  UPDATE parties.mandate SET helper = NULL, given_at = NULL, ended_at = coalesce(ended_at, at) WHERE helper = in_person;
  UPDATE parties.mandate SET ended_by = NULL WHERE ended_by = in_person;
  DELETE FROM parties.family_tie WHERE person = in_person OR relative = in_person;
  DELETE FROM parties.guardian WHERE ward = in_person OR guardian = in_person;
  DELETE FROM parties.act WHERE person = in_person OR other = in_person OR by_person = in_person;
  DELETE FROM parties.passkey WHERE person = in_person;
  DELETE FROM parties.identity WHERE person = in_person;
  DELETE FROM parties.recovery_code WHERE person = in_person;
  DELETE FROM parties.staff WHERE person = in_person;
  DELETE FROM parties.ceremony WHERE strpos(body::text, in_person::text) > 0;
END $$;

REVOKE ALL ON FUNCTION records.erase_subject, parties.erase_person FROM PUBLIC;
GRANT EXECUTE ON FUNCTION records.erase_subject, parties.erase_person TO shinrai_app;
REVOKE UPDATE (erased_at) ON parties.person FROM shinrai_app;

-- As in 0004, and: what an item was known as ends before it is known as something else, whatever the clock says.
CREATE OR REPLACE FUNCTION records.assert_fact(in_jurisdiction text, in_subject uuid, facts jsonb, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE erased timestamptz; moment timestamptz;
BEGIN
  SELECT erased_at INTO erased FROM records.subject
    WHERE jurisdiction = in_jurisdiction AND subject = in_subject FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'there is no such subject' USING ERRCODE = 'no_data_found'; END IF;
  IF erased IS NOT NULL THEN RAISE EXCEPTION 'this record was erased' USING ERRCODE = 'object_not_in_prerequisite_state'; END IF;
  SELECT greatest(at, max(upper(v.known))) INTO moment FROM records.fact_version v
    WHERE v.jurisdiction = in_jurisdiction AND v.subject = in_subject
      AND v.item IN (SELECT (f->>'item')::uuid FROM jsonb_array_elements(facts) f);
  INSERT INTO records.fact_version (jurisdiction, subject, version, attribute, item, value, valid, known, source,
      source_party, attestation, evidence, label, sensitivity, derived_from)
    SELECT in_jurisdiction, in_subject, f.version, f.attribute, f.item, decode(f.value, 'base64'), f.valid,
      tstzrange(moment, NULL), f.source, f.source_party, decode(f.attestation, 'base64'), f.evidence, f.label,
      f.sensitivity, coalesce(f.derived_from, '{}')
    FROM jsonb_to_recordset(facts) AS f(version uuid, attribute text, item uuid, value text, valid daterange,
      source records.source_kind, source_party uuid, attestation text, evidence uuid, label records.label,
      sensitivity records.sensitivity, derived_from uuid[]);
  UPDATE records.subject SET writes = writes + 1 WHERE jurisdiction = in_jurisdiction AND subject = in_subject;
END $$;
