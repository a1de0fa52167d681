ALTER TABLE "import" ADD COLUMN "sheet" text;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "sheets" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "mendable" boolean DEFAULT false NOT NULL;