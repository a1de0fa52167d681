ALTER TABLE "import" ADD COLUMN "target" text DEFAULT 'contacts' NOT NULL;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "note" text;