-- One schema a room. The server works as `shinrai_app`, which may do what each room grants it and nothing else;
-- `shinrai_operator` may see the health of the installation and no content.
CREATE EXTENSION IF NOT EXISTS btree_gist;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['shinrai_app', 'shinrai_operator'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', name);
    END IF;
    EXECUTE format('GRANT %I TO CURRENT_USER', name);
  END LOOP;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another migration made them at the same moment
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA parties;
CREATE SCHEMA audit;
CREATE SCHEMA records;
GRANT USAGE ON SCHEMA parties, audit, records TO shinrai_app;
GRANT USAGE ON SCHEMA store TO shinrai_app, shinrai_operator;
GRANT SELECT ON ALL TABLES IN SCHEMA store TO shinrai_app, shinrai_operator;
