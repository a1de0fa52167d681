create extension if not exists pg_trgm;--> statement-breakpoint
create extension if not exists unaccent;--> statement-breakpoint
-- Lower case without accents: the form names are sorted and searched in. The dictionary is named so that it is immutable.
create function fold_text(value text) returns text
  language sql immutable strict parallel safe
  return public.unaccent('public.unaccent'::regdictionary, lower(value));--> statement-breakpoint
-- array_to_string is only stable in general; over text it never changes.
create function join_text(list text[]) returns text
  language plpgsql immutable strict parallel safe
  as $$ begin return array_to_string(list, ' '); end $$;--> statement-breakpoint
create function contact_search(name text, email text, cpf text, cnpj text, external_id text, client_code text, phones text[]) returns text
  language sql immutable parallel safe
  return fold_text(name) || ' ' || coalesce(lower(email), '') || ' ' || coalesce(cpf, '') || ' ' || coalesce(lower(cnpj), '')
    || ' ' || coalesce(fold_text(external_id), '') || ' ' || coalesce(fold_text(client_code), '') || ' ' || coalesce(join_text(phones), '');
