-- The log becomes a Merkle tree (RFC 6962), and an entry carries a code made with a key of the vault.

-- What was written before has none; the vault keeps how many such entries there were, and no more are taken.
ALTER TABLE audit.entry ADD COLUMN mac bytea NOT NULL DEFAULT '';
ALTER TABLE audit.entry ALTER COLUMN mac DROP DEFAULT;
CREATE INDEX ON audit.entry (nr) WHERE action = 'restore';

-- Linked anew: a link is a leaf of the tree, and holds the hash of each whole subtree it completes, smallest first.
TRUNCATE audit.link;
ALTER TABLE audit.link DROP COLUMN hash, ADD COLUMN nodes bytea NOT NULL;
