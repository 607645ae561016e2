-- Cases: what somebody asked an office for, what was done about it, and where it stands.
CREATE SCHEMA procedures;
GRANT USAGE ON SCHEMA procedures TO shinrai_app;

CREATE TABLE procedures.case_file (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  subject uuid NOT NULL,
  kind text NOT NULL,
  office uuid NOT NULL,
  begun_at timestamptz NOT NULL,
  -- What the acts come to, for lists: written with each act, in its transaction.
  stage text NOT NULL,
  since timestamptz NOT NULL,
  -- Who must act, and until when; nobody in a case that is over.
  awaits text,
  awaited_until date,
  officer uuid,
  acts integer NOT NULL,
  PRIMARY KEY (jurisdiction, id),
  CHECK ((awaits IS NULL) = (awaited_until IS NULL))
);
CREATE INDEX ON procedures.case_file (jurisdiction, subject);
CREATE INDEX ON procedures.case_file (jurisdiction, office, since) WHERE awaits IS NOT NULL;
-- Asked for once at a time.
CREATE UNIQUE INDEX case_once ON procedures.case_file (jurisdiction, subject, kind) WHERE stage IN (
  'prepared', 'filed', 'examining', 'waiting-for-papers', 'examined', 'hearing', 'viewed', 'agreed', 'decided'
);

-- Appended under the lock of the case and never changed.
CREATE TABLE procedures.case_act (
  jurisdiction text NOT NULL,
  case_file uuid NOT NULL,
  nr integer NOT NULL CHECK (nr > 0),
  act text NOT NULL,
  -- As whom it was done, and by whom; nobody where a day had passed.
  by_bearer text NOT NULL,
  by_person uuid,
  at timestamptz NOT NULL,
  -- Sealed under the key of the case: what was filed in it outlives the record, and opens nothing of it.
  body bytea NOT NULL,
  -- Names the facts, as they were known, on which it stood.
  stands text NOT NULL,
  -- The entry in the log.
  entry uuid,
  PRIMARY KEY (jurisdiction, case_file, nr),
  FOREIGN KEY (jurisdiction, case_file) REFERENCES procedures.case_file
);

-- Which cases hold which version of a fact: from a correction to every decision that used it.
CREATE TABLE procedures.case_version (
  jurisdiction text NOT NULL,
  version uuid NOT NULL,
  case_file uuid NOT NULL,
  PRIMARY KEY (jurisdiction, version, case_file),
  FOREIGN KEY (jurisdiction, case_file) REFERENCES procedures.case_file
);
CREATE INDEX ON procedures.case_version (jurisdiction, case_file);

-- Who keeps away from a case.
CREATE TABLE procedures.recusal (
  jurisdiction text NOT NULL,
  case_file uuid NOT NULL,
  person uuid NOT NULL,
  PRIMARY KEY (jurisdiction, case_file, person),
  FOREIGN KEY (jurisdiction, case_file) REFERENCES procedures.case_file
);

GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA procedures TO shinrai_app;
GRANT UPDATE (office, stage, since, awaits, awaited_until, officer, acts) ON procedures.case_file TO shinrai_app;
