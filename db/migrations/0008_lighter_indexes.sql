DROP INDEX "contact_identifier_contact";--> statement-breakpoint
DROP INDEX "contact_segments";--> statement-breakpoint
ALTER TABLE "contact_identifier" DROP CONSTRAINT "contact_identifier_value_kind_contact_id_pk";--> statement-breakpoint
CREATE INDEX "contact_identifier_value" ON "contact_identifier" USING btree ("value");--> statement-breakpoint
CREATE INDEX "contact_segments" ON "contact" USING gin ("segment_ids") WHERE segment_ids <> '{}';--> statement-breakpoint
create function fold_accents(value text) returns text
  language plpgsql immutable strict parallel safe
  as $$ begin return public.unaccent('public.unaccent'::regdictionary, lower(value)); end $$;--> statement-breakpoint
-- What is ASCII has no accents to lose, and is told by its length alone. Not strict, so that it is expanded where it is called.
create or replace function fold_text(value text) returns text
  language sql immutable parallel safe
  return case when octet_length(value) = char_length(value) then lower(value) else fold_accents(value) end;
