-- Roles, kinds, scopes and labels are text with a check: a room adds one without changing a type that others use.

ALTER TABLE parties.organisation ALTER COLUMN kind TYPE text, ADD CONSTRAINT organisation_kind CHECK (kind IN (
  'installation', 'employer', 'support-organisation', 'supervising-body', 'school', 'municipality',
  'immigration-bureau', 'tax-office', 'pension-office', 'health-insurer', 'bank', 'insurer', 'landlord',
  'law-office', 'npo', 'oversight-body', 'research-body'));
ALTER TABLE parties.staff ALTER COLUMN role TYPE text, ADD CONSTRAINT staff_role CHECK (role IN (
  'administrator', 'operator', 'officer', 'reviewer', 'municipal-worker', 'employer-staff', 'support-staff',
  'procedure-lawyer', 'relying-staff', 'evaluator', 'oversight'));
ALTER TABLE parties.mandate ALTER COLUMN scope TYPE text[],
  ADD CONSTRAINT mandate_scope CHECK (scope <@ ARRAY['see', 'dates', 'note', 'documents']);
ALTER TABLE parties.session ALTER COLUMN means TYPE text,
  ADD CONSTRAINT session_means CHECK (means IN ('passkey', 'oidc', 'recovery', 'demonstration', 'first-run'));
DROP TYPE parties.organisation_kind, parties.staff_role, parties.mandate_scope, parties.sign_in;

ALTER TABLE records.fact_version ALTER COLUMN source TYPE text, ALTER COLUMN label TYPE text, ALTER COLUMN sensitivity TYPE text,
  ADD CONSTRAINT fact_source CHECK (source IN ('resident', 'helper', 'guardian', 'organisation', 'import', 'helper-unseeing')),
  ADD CONSTRAINT fact_label CHECK (label IN ('own', 'filed', 'adjudication', 'living', 'support', 'survey')),
  ADD CONSTRAINT fact_sensitivity CHECK (sensitivity IN ('ordinary', 'private', 'sensitive', 'place'));
ALTER TABLE records.document ALTER COLUMN label TYPE text,
  ADD CONSTRAINT document_label CHECK (label IN ('own', 'filed', 'adjudication', 'living', 'support', 'survey'));

-- As in 0010, with text.
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
      source text, source_party uuid, attestation text, evidence uuid, label text, sensitivity text, derived_from uuid[]);
  UPDATE records.subject SET writes = writes + 1 WHERE jurisdiction = in_jurisdiction AND subject = in_subject;
END $$;
DROP TYPE records.source_kind, records.label, records.sensitivity;

-- The post in which somebody looked; none in their own affairs, and of entries before.
ALTER TABLE audit.entry ADD COLUMN post uuid;
