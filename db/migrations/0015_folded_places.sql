-- Both columns at once: each statement writes the whole table anew.
DROP INDEX "contact_priority_set";--> statement-breakpoint
DROP INDEX "contact_city";--> statement-breakpoint
DROP INDEX "contact_state";--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "city_folded" text collate "C" GENERATED ALWAYS AS (fold_text(city)) STORED,
  ADD COLUMN "state_folded" text collate "C" GENERATED ALWAYS AS (fold_text(state)) STORED;--> statement-breakpoint
CREATE INDEX "contact_priority_set" ON "contact" USING btree ("priority","name_sort","id","active","owner_id","segment_ids","tag_ids","city_folded") WHERE priority is not null;--> statement-breakpoint
CREATE INDEX "contact_city" ON "contact" USING btree ("city_folded","name_sort","id","active","owner_id","segment_ids") WHERE city_folded is not null;--> statement-breakpoint
CREATE INDEX "contact_state" ON "contact" USING btree ("state_folded","name_sort","id","active","owner_id","segment_ids") WHERE state_folded is not null;
