-- Part of its source that the file of an import covered, in the words of its format ("FR",
-- "abroad"); '' is all of it. Releases are compared with those of the same part.
ALTER TABLE import_run ADD COLUMN part TEXT NOT NULL DEFAULT '';
