-- A timer is marked as tried before its record is evaluated, so that one that ends the process is known after it.

ALTER TABLE records.timer
  ADD COLUMN tries integer NOT NULL DEFAULT 0,
  ADD COLUMN tried_at timestamptz,
  -- Not tried any more, until somebody puts it back or the record is determined in another way.
  ADD COLUMN set_aside_at timestamptz,
  -- How the last try ended; none while it is under way, or where it ended the process.
  ADD COLUMN fault text CHECK (fault IN ('too-much', 'fault', 'died'));
GRANT UPDATE (tries, tried_at, set_aside_at, fault) ON records.timer TO shinrai_app;
