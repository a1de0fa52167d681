-- Numbers that are nothing but zeros or ones behind their area fill a field and identify nobody.
WITH former AS (
  DELETE FROM "contact_identifier" WHERE "kind" = 'phone' AND "value" ~ '^55[0-9]{2}(0+|1+)$' RETURNING "contact_id"
)
INSERT INTO "duplicate_pending" SELECT DISTINCT "contact_id", "contact_id" FROM former;
