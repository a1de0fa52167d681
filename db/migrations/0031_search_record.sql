-- What a contact is found by beside name and e-mail. In plpgsql, which makes it once; null for who has nothing of it.
create function contact_record(phones text[], cpf text, cnpj text, client_code text, external_id text, company text, whatsapp text,
  instagram text, facebook text, twitter text, telegram text) returns text
  language plpgsql immutable parallel safe
  as $$
  declare record text := concat_ws(' ', nullif(array_to_string(phones, ' '), ''), cpf, cnpj, client_code, external_id, company, whatsapp,
    instagram, facebook, twitter, telegram);
  begin
    if record = '' then return null; end if;
    if octet_length(record) = length(record) then return lower(record); end if;
    return public.fold_text(record);
  end $$;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "record" text GENERATED ALWAYS AS (contact_record(phones, cpf, cnpj, client_code, external_id, company, whatsapp, instagram, facebook, twitter, telegram)) STORED;--> statement-breakpoint
CREATE INDEX "contact_record" ON "contact" USING gin (record gin_trgm_ops) WHERE record is not null;