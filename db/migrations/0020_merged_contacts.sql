-- Whoever was merged away is inactive, and gives up a CNPJ or client code that somebody else has taken since.
UPDATE "contact" SET "active" = false WHERE "merged_into_id" IS NOT NULL AND "active";--> statement-breakpoint
UPDATE "contact" AS away SET "cnpj" = NULL WHERE away.merged_into_id IS NOT NULL AND EXISTS (
  SELECT FROM "contact" AS other WHERE other.cnpj = away.cnpj AND other.id <> away.id AND (other.merged_into_id IS NULL OR other.id < away.id)
);--> statement-breakpoint
UPDATE "contact" AS away SET "client_code" = NULL WHERE away.merged_into_id IS NOT NULL AND EXISTS (
  SELECT FROM "contact" AS other WHERE other.client_code = away.client_code AND other.id <> away.id AND (other.merged_into_id IS NULL OR other.id < away.id)
);--> statement-breakpoint
DROP INDEX "contact_cnpj";--> statement-breakpoint
DROP INDEX "contact_client_code";--> statement-breakpoint
CREATE INDEX "contact_merged" ON "contact" USING btree ("id","merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_cnpj" ON "contact" USING btree ("cnpj") WHERE cnpj is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_client_code" ON "contact" USING btree ("client_code") WHERE client_code is not null;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_merged_inactive" CHECK ("contact"."merged_into_id" is null or not "contact"."active");