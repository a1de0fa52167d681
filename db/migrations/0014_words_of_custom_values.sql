DROP INDEX "contact_created";--> statement-breakpoint
DROP INDEX "contact_custom";--> statement-breakpoint
CREATE INDEX "contact_created" ON "contact" USING btree ("created_at","id","name_sort","active","owner_id","segment_ids");--> statement-breakpoint
CREATE INDEX "contact_custom" ON "contact" USING gin (translate(replace(fold_text(custom::text), '": "', ''), '-./ ', '') gin_trgm_ops) WHERE custom <> '{}';