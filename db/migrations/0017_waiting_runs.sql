CREATE TABLE "worker" (
	"id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "waits_for" text;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "waits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "waits_until" timestamp with time zone;;--> statement-breakpoint
-- Kept in another shape from now on: what a run under way knew of broken batches it finds out again.
UPDATE "run" SET "attempt" = NULL WHERE "attempt" IS NOT NULL;
