ALTER TABLE "contact_identity" ADD COLUMN "seen_with_id" bigint;--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "save_senders" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_identity" ADD CONSTRAINT "contact_identity_seen_with_id_contact_identity_id_fk" FOREIGN KEY ("seen_with_id") REFERENCES "public"."contact_identity"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_identity_seen_with" ON "contact_identity" USING btree ("seen_with_id") WHERE seen_with_id is not null;--> statement-breakpoint
CREATE INDEX "interaction_unknown" ON "interaction" USING btree ("identity_id","arrived_at") WHERE contact_id is null and medium <> 'voice' and state <> 'refused';--> statement-breakpoint
CREATE UNIQUE INDEX "run_one_sync" ON "run" USING btree ("kind") WHERE kind = 'sync' and state in ('queued', 'running');