-- The vault of keys this database belongs to: beside another one nothing in it can be opened, and nothing may be written.
CREATE TABLE store.vault (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  id uuid NOT NULL
);
GRANT SELECT ON store.vault TO shinrai_app, shinrai_operator;
