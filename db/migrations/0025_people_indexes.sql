-- Whoever was merged away is in no portfolio.
UPDATE "contact" SET "owner_id" = NULL, "flow" = NULL, "backup_agent_id" = NULL, "service_id" = NULL, "assigned_at" = NULL, "assigned_by_id" = NULL
WHERE "merged_into_id" IS NOT NULL AND "flow" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "contact" DROP CONSTRAINT "contact_merged_inactive";--> statement-breakpoint
DROP INDEX "contact_merged";--> statement-breakpoint
DROP INDEX "contact_name";--> statement-breakpoint
DROP INDEX "contact_inactive_name";--> statement-breakpoint
DROP INDEX "contact_owner";--> statement-breakpoint
DROP INDEX "contact_flow";--> statement-breakpoint
DROP INDEX "contact_created";--> statement-breakpoint
DROP INDEX "contact_interaction";--> statement-breakpoint
DROP INDEX "contact_other_kind";--> statement-breakpoint
DROP INDEX "contact_priority_set";--> statement-breakpoint
DROP INDEX "contact_without_phone";--> statement-breakpoint
DROP INDEX "contact_city";--> statement-breakpoint
DROP INDEX "contact_state";--> statement-breakpoint
CREATE INDEX "contact_name" ON "contact" USING btree ("name_sort","id","active","owner_id","segment_ids","tag_ids","search") WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "contact_inactive_name" ON "contact" USING btree ("name_sort","id","active","owner_id","segment_ids") WHERE not active and merged_into_id is null;--> statement-breakpoint
CREATE INDEX "contact_owner" ON "contact" USING btree ("owner_id","name_sort","id","active","segment_ids","tag_ids") WHERE owner_id is not null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX "contact_flow" ON "contact" USING btree ("flow","name_sort","id","active","owner_id","segment_ids") WHERE flow is not null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX "contact_created" ON "contact" USING btree ("created_at","id","name_sort","active","owner_id","segment_ids") WHERE merged_into_id is null;--> statement-breakpoint
CREATE INDEX "contact_interaction" ON "contact" USING btree ("last_interaction_at","id","name_sort","active","owner_id","segment_ids") WHERE last_interaction_at is not null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX "contact_other_kind" ON "contact" USING btree ("kind","name_sort","id","active","owner_id","segment_ids") WHERE kind <> 'individual' and merged_into_id is null;--> statement-breakpoint
CREATE INDEX "contact_priority_set" ON "contact" USING btree ("priority","name_sort","id","active","owner_id","segment_ids","tag_ids","city_folded") WHERE priority is not null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX "contact_without_phone" ON "contact" USING btree ("id","name_sort","active","owner_id","segment_ids","cpf","email") WHERE phones = '{}' and merged_into_id is null;--> statement-breakpoint
CREATE INDEX "contact_city" ON "contact" USING btree ("city_folded","name_sort","id","active","owner_id","segment_ids") WHERE city_folded is not null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX "contact_state" ON "contact" USING btree ("state_folded","name_sort","id","active","owner_id","segment_ids") WHERE state_folded is not null and merged_into_id is null;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_merged_inactive" CHECK ("contact"."merged_into_id" is null or not "contact"."active" and "contact"."flow" is null);