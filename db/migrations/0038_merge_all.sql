CREATE TABLE "merge_all_held" (
	"run_id" bigint NOT NULL,
	"contact_id" bigint NOT NULL,
	"size" integer NOT NULL,
	"reasons" text[] NOT NULL,
	CONSTRAINT "merge_all_held_run_id_contact_id_pk" PRIMARY KEY("run_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "merge_move" DROP CONSTRAINT "merge_move_merge_id_kind_from_id_pk";--> statement-breakpoint
ALTER TABLE "merge_move" ADD COLUMN "reference" text NOT NULL;--> statement-breakpoint
ALTER TABLE "merge_move" ADD CONSTRAINT "merge_move_merge_id_reference_from_id_pk" PRIMARY KEY("merge_id","reference","from_id");--> statement-breakpoint
ALTER TABLE "merge_all_held" ADD CONSTRAINT "merge_all_held_run_id_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "run_one_merge_all" ON "run" USING btree ("kind") WHERE kind = 'merge_all' and state in ('queued', 'running');--> statement-breakpoint
ALTER TABLE "merge_move" DROP COLUMN "kind";