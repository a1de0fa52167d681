DROP INDEX "contact_name";--> statement-breakpoint
CREATE INDEX "contact_name" ON "contact" USING btree ("name_sort","id","active","owner_id","segment_ids","tag_ids","search");