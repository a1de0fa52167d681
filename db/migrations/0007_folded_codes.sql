DROP INDEX "contact_external_id";--> statement-breakpoint
CREATE INDEX "contact_client_code_folded" ON "contact" USING btree (lower(client_code)) WHERE client_code is not null;--> statement-breakpoint
CREATE INDEX "contact_external_id" ON "contact" USING btree (lower(external_id)) WHERE external_id is not null;