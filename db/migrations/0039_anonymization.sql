CREATE TABLE "confirmation" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"session" text NOT NULL,
	"operation" text NOT NULL,
	"digest" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erased_contact" (
	"contact_id" bigint PRIMARY KEY NOT NULL,
	"mark" text NOT NULL,
	"run_id" bigint,
	"in_ledger_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "erasure_count" (
	"run_id" bigint NOT NULL,
	"place" text NOT NULL,
	"rows" integer NOT NULL,
	CONSTRAINT "erasure_count_run_id_place_pk" PRIMARY KEY("run_id","place")
);
--> statement-breakpoint
CREATE TABLE "legal_hold" (
	"contact_id" bigint PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"placed_by_id" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "idempotency_key" DROP CONSTRAINT "idempotency_key_interaction_id_interaction_id_fk";
--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_interaction_id_interaction_id_fk";
--> statement-breakpoint
DROP INDEX "contact_name";--> statement-breakpoint
DROP INDEX "contact_inactive_name";--> statement-breakpoint
DROP INDEX "contact_owner";--> statement-breakpoint
DROP INDEX "contact_flow";--> statement-breakpoint
DROP INDEX "contact_created";--> statement-breakpoint
DROP INDEX "contact_interaction";--> statement-breakpoint
DROP INDEX "contact_other_kind";--> statement-breakpoint
DROP INDEX "contact_blocked";--> statement-breakpoint
DROP INDEX "contact_priority_set";--> statement-breakpoint
DROP INDEX "contact_without_phone";--> statement-breakpoint
DROP INDEX "contact_city";--> statement-breakpoint
DROP INDEX "contact_state";--> statement-breakpoint
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_user_id_app_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."app_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erased_contact" ADD CONSTRAINT "erased_contact_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_count" ADD CONSTRAINT "erasure_count_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_placed_by_id_app_user_id_fk" FOREIGN KEY ("placed_by_id") REFERENCES "public"."app_user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "confirmation_created" ON "confirmation" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "erased_contact_waiting" ON "erased_contact" USING btree ("contact_id") WHERE in_ledger_at is null;--> statement-breakpoint
CREATE INDEX "erased_contact_run" ON "erased_contact" USING btree ("run_id");--> statement-breakpoint
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_interaction_id_interaction_id_fk" FOREIGN KEY ("interaction_id") REFERENCES "public"."interaction"("id") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "contact_anonymized" ON "contact" USING btree ("id") WHERE anonymized_at is not null;--> statement-breakpoint
CREATE INDEX "contact_name" ON "contact" USING btree ("name_sort","id","active","owner_id","segment_ids","tag_ids","search") WHERE merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_inactive_name" ON "contact" USING btree ("name_sort","id","active","owner_id","segment_ids") WHERE not active and merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_owner" ON "contact" USING btree ("owner_id","name_sort","id","active","segment_ids","tag_ids") WHERE owner_id is not null and merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_flow" ON "contact" USING btree ("flow","name_sort","id","active","owner_id","segment_ids") WHERE flow is not null and merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_created" ON "contact" USING btree ("created_at","id","name_sort","active","owner_id","segment_ids") WHERE merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_interaction" ON "contact" USING btree ("last_interaction_at","id","name_sort","active","owner_id","segment_ids") WHERE last_interaction_at is not null and merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_other_kind" ON "contact" USING btree ("kind","name_sort","id","active","owner_id","segment_ids") WHERE kind <> 'individual' and merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_blocked" ON "contact" USING btree ("name_sort","id","active","owner_id","segment_ids") WHERE blocked_at is not null and merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_priority_set" ON "contact" USING btree ("priority","name_sort","id","active","owner_id","segment_ids","tag_ids","city_folded") WHERE priority is not null and merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_without_phone" ON "contact" USING btree ("id","name_sort","active","owner_id","segment_ids","cpf","email") WHERE phones = '{}' and merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_city" ON "contact" USING btree ("city_folded","name_sort","id","active","owner_id","segment_ids") WHERE city_folded is not null and merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_state" ON "contact" USING btree ("state_folded","name_sort","id","active","owner_id","segment_ids") WHERE state_folded is not null and merged_into_id is null and anonymized_at is null;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_anonymized_inactive" CHECK ("contact"."anonymized_at" is null or not "contact"."active" and "contact"."flow" is null);