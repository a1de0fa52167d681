-- Each custom value as one word behind its field's number. In plpgsql, which makes the text of the values once; SQL's inlining
-- would put it wherever it is used.
create function custom_words(custom jsonb) returns text
  language plpgsql immutable strict parallel safe
  as $$
  declare words text := translate(replace(custom::text, '": "', ''), '-./ ', '');
  begin
    if octet_length(words) = length(words) then return lower(words); end if;
    return translate(public.fold_accents(words), '-./ ', '');
  end $$;--> statement-breakpoint
DROP INDEX "contact_owner";--> statement-breakpoint
DROP INDEX "contact_created";--> statement-breakpoint
DROP INDEX "contact_priority_set";--> statement-breakpoint
DROP INDEX "contact_without_cpf";--> statement-breakpoint
DROP INDEX "contact_without_email";--> statement-breakpoint
DROP INDEX "contact_custom";--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "custom_words" text GENERATED ALWAYS AS (custom_words(nullif(custom, '{}'))) STORED;--> statement-breakpoint
CREATE INDEX "contact_owner" ON "contact" USING btree ("owner_id","name_sort","id","active","segment_ids","tag_ids") WHERE owner_id is not null;--> statement-breakpoint
CREATE INDEX "contact_created" ON "contact" USING btree ("created_at","id","name_sort","active","owner_id","segment_ids");--> statement-breakpoint
CREATE INDEX "contact_priority_set" ON "contact" USING btree ("priority","name_sort","id","active","owner_id","segment_ids","tag_ids","city") WHERE priority is not null;--> statement-breakpoint
CREATE INDEX "contact_without_cpf" ON "contact" USING btree ("created_at","id") WHERE cpf is null;--> statement-breakpoint
CREATE INDEX "contact_without_email" ON "contact" USING btree ("created_at","id") WHERE email is null;--> statement-breakpoint
CREATE INDEX "contact_custom" ON "contact" USING gin (custom_words gin_trgm_ops) WHERE custom_words is not null;