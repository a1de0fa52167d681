ALTER TABLE "blacklist_entry" ADD COLUMN "refused" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "blacklist_entry" ADD COLUMN "last_refused_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "blacklist_entry_newest" ON "blacklist_entry" USING btree ("direction","id");