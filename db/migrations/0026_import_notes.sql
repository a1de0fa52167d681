ALTER TABLE "import_check" ADD COLUMN "notes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "notes" jsonb DEFAULT '{}'::jsonb NOT NULL;