DROP INDEX "contact_other_kind";--> statement-breakpoint
CREATE INDEX "contact_other_kind" ON "contact" USING btree ("kind","name_sort","id") WHERE kind <> 'individual';