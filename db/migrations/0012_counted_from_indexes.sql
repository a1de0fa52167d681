DROP INDEX "contact_inactive_name";--> statement-breakpoint
DROP INDEX "contact_owner";--> statement-breakpoint
DROP INDEX "contact_flow";--> statement-breakpoint
DROP INDEX "contact_interaction";--> statement-breakpoint
DROP INDEX "contact_other_kind";--> statement-breakpoint
DROP INDEX "contact_priority_set";--> statement-breakpoint
DROP INDEX "contact_without_phone";--> statement-breakpoint
DROP INDEX "contact_city";--> statement-breakpoint
DROP INDEX "import_row_outcome";--> statement-breakpoint
CREATE INDEX "contact_custom" ON "contact" USING gin (fold_text(custom::text) gin_trgm_ops) WHERE custom <> '{}';--> statement-breakpoint
CREATE INDEX "contact_inactive_name" ON "contact" USING btree ("name_sort","id","active","owner_id","segment_ids") WHERE not active;--> statement-breakpoint
CREATE INDEX "contact_owner" ON "contact" USING btree ("owner_id","name_sort","id","active","segment_ids") WHERE owner_id is not null;--> statement-breakpoint
CREATE INDEX "contact_flow" ON "contact" USING btree ("flow","name_sort","id","active","owner_id","segment_ids") WHERE flow is not null;--> statement-breakpoint
CREATE INDEX "contact_interaction" ON "contact" USING btree ("last_interaction_at","id","name_sort","active","owner_id","segment_ids") WHERE last_interaction_at is not null;--> statement-breakpoint
CREATE INDEX "contact_other_kind" ON "contact" USING btree ("kind","name_sort","id","active","owner_id","segment_ids") WHERE kind <> 'individual';--> statement-breakpoint
CREATE INDEX "contact_priority_set" ON "contact" USING btree ("priority","name_sort","id","active","owner_id","segment_ids") WHERE priority is not null;--> statement-breakpoint
CREATE INDEX "contact_without_phone" ON "contact" USING btree ("id","name_sort","active","owner_id","segment_ids","cpf","email") WHERE phones = '{}';--> statement-breakpoint
CREATE INDEX "contact_city" ON "contact" USING btree (city collate "C","name_sort","id","active","owner_id","segment_ids") WHERE city is not null;--> statement-breakpoint
CREATE INDEX "import_row_outcome" ON "import_row" USING btree ("run_id","outcome","contact_id") WHERE outcome <> 'created';