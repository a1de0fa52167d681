CREATE INDEX "contact_created" ON "contact" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "contact_changed" ON "contact" USING btree ("updated_at") WHERE updated_at <> created_at;--> statement-breakpoint
CREATE INDEX "contact_interaction" ON "contact" USING btree ("last_interaction_at","id") WHERE last_interaction_at is not null;--> statement-breakpoint
CREATE INDEX "contact_other_kind" ON "contact" USING btree ("kind") WHERE kind <> 'individual';--> statement-breakpoint
CREATE INDEX "contact_priority_set" ON "contact" USING btree ("priority") WHERE priority is not null;--> statement-breakpoint
CREATE INDEX "contact_without_cpf" ON "contact" USING btree ("id") WHERE cpf is null;--> statement-breakpoint
CREATE INDEX "contact_without_email" ON "contact" USING btree ("id") WHERE email is null;--> statement-breakpoint
CREATE INDEX "contact_without_phone" ON "contact" USING btree ("id") WHERE phones = '{}';--> statement-breakpoint
CREATE INDEX "contact_city" ON "contact" USING btree (city collate "C") WHERE city is not null;--> statement-breakpoint
CREATE INDEX "contact_state" ON "contact" USING btree (state collate "C") WHERE state is not null;--> statement-breakpoint
CREATE INDEX "import_row_outcome" ON "import_row" USING btree ("run_id","outcome") WHERE outcome <> 'created';