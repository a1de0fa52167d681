CREATE TABLE "import_check" (
	"run_id" bigint PRIMARY KEY NOT NULL,
	"import_run_id" bigint NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"without_identifier" integer DEFAULT 0 NOT NULL,
	"repaired" integer DEFAULT 0 NOT NULL,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"new_fields" text[] DEFAULT '{}' NOT NULL,
	"new_tags" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "mode" text DEFAULT 'create_and_update' NOT NULL;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "layout" jsonb;--> statement-breakpoint
ALTER TABLE "import_check" ADD CONSTRAINT "import_check_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_check" ADD CONSTRAINT "import_check_import_run_id_import_run_id_fk" FOREIGN KEY ("import_run_id") REFERENCES "public"."import"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "import_check_import" ON "import_check" USING btree ("import_run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "run_one_review_per_user" ON "run" USING btree ("user_id") WHERE kind = 'import' and state = 'review';