-- What an administrator sets for the whole installation; one row at most, and none until something is set.
CREATE TABLE parties.installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- The language of visitors whose browser asks for none that is shipped.
  first_language text NOT NULL,
  -- How long ended sessions and used recovery codes are kept, so that a person can look back at them.
  keep_days integer NOT NULL CHECK (keep_days BETWEEN 1 AND 3650)
);
GRANT SELECT, INSERT, UPDATE (first_language, keep_days) ON parties.installation TO shinrai_app;
GRANT DELETE ON parties.session TO shinrai_app;
