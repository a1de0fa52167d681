-- What a contact is found by beside name, e-mail, phones and CPF; null for who has nothing of it. A number under which somebody has
-- WhatsApp stands without its mask, and not at all where it is one of the phones.
create function contact_record(phones text[], cnpj text, client_code text, external_id text, company text, whatsapp text, instagram text,
  facebook text, twitter text, telegram text) returns text
  language plpgsql immutable parallel safe
  as $$
  declare
    number text := translate(whatsapp, '+-(). ', '');
    record text;
  begin
    if number ~ '^[0-9]{8,}$' then whatsapp := number; end if;
    if whatsapp = any(phones) then whatsapp := null; end if;
    record := concat_ws(' ', cnpj, client_code, external_id, company, whatsapp, instagram, facebook, twitter, telegram);
    if record = '' then return null; end if;
    if octet_length(record) = length(record) then return lower(record); end if;
    return public.fold_accents(record);
  end $$;--> statement-breakpoint
-- By what of somebody merged away the one that remained is found: by numbers, too.
create function merged_record(cpf text, phones text[], cnpj text, client_code text, external_id text, company text, whatsapp text,
  instagram text, facebook text, twitter text, telegram text) returns text
  language plpgsql immutable parallel safe
  as $$
  begin
    return concat_ws(' ', cpf, array_to_string(phones, ' '),
      public.contact_record(phones, cnpj, client_code, external_id, company, whatsapp, instagram, facebook, twitter, telegram));
  end $$;--> statement-breakpoint
-- A number that ends in four equal digits, as those do that fill a mandatory field and identify nobody.
create function repeating_number(number text) returns text
  language sql immutable parallel safe
  return case when right(number, 4) = repeat(right(number, 1), 4) then ' ' || number else '' end;--> statement-breakpoint
create function repeating_numbers(phones text[]) returns text
  language plpgsql immutable parallel safe
  as $$ begin return coalesce((select string_agg(public.repeating_number(phone), '') from unnest(phones) as phone), ''); end $$;--> statement-breakpoint
-- Who has nothing but a client code and up to three phones, as most have in an import, is spared calls: the rest is written out
-- where it is used.
create function contact_search(name text, email text, cpf text, phones text[], cnpj text, client_code text, external_id text,
  company text, whatsapp text, instagram text, facebook text, twitter text, telegram text) returns text
  language sql immutable parallel safe
  return fold_text(name) || ' ' || case
    when split_part(lower(email), '@', 2) in ('gmail.com', 'hotmail.com', 'hotmail.com.br', 'outlook.com', 'outlook.com.br',
      'yahoo.com', 'yahoo.com.br', 'live.com', 'icloud.com', 'uol.com.br', 'bol.com.br', 'terra.com.br', 'ig.com.br', 'msn.com')
    then split_part(lower(email), '@', 1) || '@'
    else coalesce(lower(email), '') end || case
    when num_nonnulls(cnpj, external_id, company, instagram, facebook, twitter, telegram) = 0
      and (whatsapp is null or whatsapp = any(phones))
    then coalesce(' ' || fold_text(client_code), '')
    else coalesce(' ' || contact_record(phones, cnpj, client_code, external_id, company, whatsapp, instagram, facebook, twitter, telegram), '')
    end || repeating_number(cpf) || repeating_number(phones[1]) || repeating_number(phones[2]) || repeating_number(phones[3])
    || case when cardinality(phones) > 3 then repeating_numbers(phones[4:]) else '' end;--> statement-breakpoint
DROP INDEX "contact_identifier_ending";--> statement-breakpoint
DROP INDEX "contact_identifier_value";--> statement-breakpoint
DROP INDEX "contact_external_id";--> statement-breakpoint
DROP INDEX "contact_client_code_folded";--> statement-breakpoint
DROP INDEX "contact_record";--> statement-breakpoint
DROP INDEX "contact_search";--> statement-breakpoint
DROP INDEX "contact_name";--> statement-breakpoint
ALTER TABLE "contact" DROP COLUMN "record", DROP COLUMN "search",
  ADD COLUMN "search" text GENERATED ALWAYS AS (contact_search(name, email, cpf, phones, cnpj, client_code, external_id, company, whatsapp, instagram, facebook, twitter, telegram)) STORED;--> statement-breakpoint
drop function contact_search(text, text);--> statement-breakpoint
drop function contact_record(text[], text, text, text, text, text, text, text, text, text, text);--> statement-breakpoint
CREATE INDEX "contact_search" ON "contact" USING gin (search gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contact_name" ON "contact" USING btree ("name_sort","id","active","owner_id","segment_ids","tag_ids") WHERE merged_into_id is null and anonymized_at is null;--> statement-breakpoint
CREATE INDEX "contact_merged_record" ON "contact" USING gin (merged_record(cpf, phones, cnpj, client_code, external_id, company, whatsapp, instagram, facebook, twitter, telegram) gin_trgm_ops) WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "contact_identifier_value" ON "contact_identifier" USING btree ("value","contact_id","kind");--> statement-breakpoint
CREATE INDEX "contact_identifier_digits" ON "contact_identifier" USING gin ((array[right(value, 4), left(right(value, 6), 4), left(right(value, 8), 4)])) WHERE kind in ('cpf', 'phone');--> statement-breakpoint
CREATE INDEX "contact_identifier_abroad" ON "contact_identifier" USING gin (value gin_trgm_ops) WHERE kind = 'phone' and length(value) > 11 and value not like '55%';--> statement-breakpoint
-- Until then nobody would know how many have the same four digits.
analyze "contact_identifier";--> statement-breakpoint
analyze "contact";
