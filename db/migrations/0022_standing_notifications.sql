ALTER TABLE "notification" ALTER COLUMN "run_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "about_id" bigint;--> statement-breakpoint
ALTER TABLE "notification" ADD COLUMN "detail" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "notification_standing" ON "notification" USING btree ("user_id","kind","about_id") WHERE run_id is null;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_about" CHECK (("notification"."run_id" is null) = ("notification"."about_id" is not null));