CREATE TABLE "removed_contact_channel" (
	"contact_id" bigint NOT NULL,
	"channel_id" integer NOT NULL,
	"removed_at" timestamp with time zone NOT NULL,
	"removed_by_id" integer,
	CONSTRAINT "removed_contact_channel_contact_id_channel_id_pk" PRIMARY KEY("contact_id","channel_id")
);
--> statement-breakpoint
ALTER TABLE "removed_contact_channel" ADD CONSTRAINT "removed_contact_channel_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removed_contact_channel" ADD CONSTRAINT "removed_contact_channel_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removed_contact_channel" ADD CONSTRAINT "removed_contact_channel_removed_by_id_app_user_id_fk" FOREIGN KEY ("removed_by_id") REFERENCES "public"."app_user"("id") ON DELETE set null ON UPDATE no action;