DROP INDEX "audit_event_at";--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "details" jsonb;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "cause_id" bigint;--> statement-breakpoint
CREATE INDEX "audit_event_uncaused" ON "audit_event" USING btree ("id") WHERE cause_id is null;--> statement-breakpoint
CREATE INDEX "audit_event_cause" ON "audit_event" USING btree ("cause_id","id") WHERE cause_id is not null;--> statement-breakpoint
-- What stood in the names of fields as `owner:5` and `rows:120` moves into the details.
UPDATE "audit_event" SET
  "details" = (
    SELECT jsonb_object_agg(
      CASE split_part(f, ':', 1) WHEN 'flow' THEN 'flow' ELSE split_part(f, ':', 1) || 'Id' END,
      CASE split_part(f, ':', 1) WHEN 'flow' THEN to_jsonb(split_part(f, ':', 2)) ELSE to_jsonb(split_part(f, ':', 2)::integer) END)
    FROM unnest("fields") AS f),
  "fields" = ARRAY(
    SELECT CASE split_part(f, ':', 1) WHEN 'flow' THEN 'flow' ELSE split_part(f, ':', 1) || 'Id' END FROM unnest("fields") AS f)
WHERE "action" IN ('contact.assigned', 'contact.unassigned') AND "fields"::text LIKE '%:%';--> statement-breakpoint
UPDATE "audit_event" SET
  "details" = jsonb_build_object(
    'contacts', (SELECT split_part(f, ':', 2)::integer FROM unnest("fields") AS f WHERE f LIKE 'rows:%'),
    'format', (SELECT split_part(f, ':', 2) FROM unnest("fields") AS f WHERE f LIKE 'format:%')),
  "fields" = '{}'
WHERE "action" = 'contacts.exported' AND "fields"::text LIKE '%rows:%';--> statement-breakpoint
UPDATE "audit_event" SET "details" = jsonb_build_object('action', b."action") ||
  CASE WHEN "audit_event"."action" = 'bulk.undone' THEN jsonb_build_object('undoes', b."undoes") ELSE '{}' END
FROM "bulk_change" b
WHERE "audit_event"."action" IN ('bulk.started', 'bulk.undone') AND "audit_event"."subject" = 'run' AND b."run_id" = "audit_event"."subject_id";
