CREATE TABLE "sent_form" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"answer" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sent_form_created" ON "sent_form" USING btree ("created_at");