import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/core/actor.ts';
import { actors } from '#tests/support/actors.ts';
import { useDatabase } from '#tests/support/database.ts';
import { importFile } from '#tests/support/import-run.ts';

const FOLDER = new URL('../fixtures/public-cases/', import.meta.url);

/** Files that end all green: how many contacts they create, and of one of them what matters. */
const GREEN: Record<string, [created: number, one: Record<string, unknown>]> = {
  '01_nome_numero.csv': [1, { phones: ['5548999990001'], number: null }],
  '02b_numero_mobile_headers.csv': [1, { phones: ['5548999990102', '5548999990103', '5548999990104'] }],
  '05_hubspot_ptbr_nome_sobrenome.csv': [2, { name: 'Ana Prado Lima', phones: ['5548999990105'] }],
  '07_bling_contatos.csv': [2, { cpf: '52998224725', phones: ['554833330007', '5548999990007'] }],
  '08_razao_social.csv': [1, { name: 'Oito Comércio Ltda', company: 'Oito', cnpj: '11222333000181' }],
  '14_quote_then_space.csv': [3, { name: 'Ana Prado', city: 'São José; SC' }],
  '17_google_labels_separator.csv': [1, { tags: ['* myContacts', 'Clientes', 'VIP'] }],
  '18_ctrl_z.csv': [1, { email: 'ana18z@exemplo.com.br' }],
  '19_cr_cr_lf.csv': [3, { email: 'ana19@exemplo.com.br' }],
  '23_title_row.csv': [1, { name: 'Ana Título', phones: ['5548999990023'] }],
  '23b_title_rows_merged.xlsx': [1, { name: 'Ana Título', phones: ['5548999990023'] }],
  '24_two_header_rows.xlsx': [1, { name: 'Ana Dupla', cpf: '52998224725', email: 'ana24@exemplo.com.br' }],
  '24b_header_with_sub_headers.xlsx': [1, { name: 'Ana Sub', phones: ['554833330024', '5548999990025'] }],
  '24c_notes_beside_table.xlsx': [3, { name: 'Ana', email: 'ana24c@exemplo.com.br' }],
  '24d_unnamed_column_in_middle.xlsx': [1, { email: 'ana24d@exemplo.com.br' }],
  '29_header_formula_and_number.xlsx': [1, { phones: ['5548999990029'] }],
  '30_table_starts_at_C5.xlsx': [1, { email: 'ana30@exemplo.com.br' }],
  '32_cell_garbage.xlsx': [2, { name: 'Ana Souza', phones: ['5548999990032'], city: 'São José' }],
  '33_telefone_and_telefone1.csv': [1, { phones: ['5548999990331', '5548999990332', '5548999990333'] }],
  '33b_celular_whatsapp.csv': [1, { phones: ['5548999990331', '5548999990332', '554833330333'] }],
  '35_lines_in_quotes.csv': [1, { name: 'Ana', phones: ['5548999990035'] }],
  '35b_lines_in_quotes_commas.csv': [1, { name: 'Ana', email: 'ana35@exemplo.com.br' }],
  '36_bom_then_sep.csv': [1, { email: 'ana36@exemplo.com.br' }],
  '39_header_line_break.csv': [1, { phones: ['5548999990039'], email: 'ana39@exemplo.com.br' }],
  '40_date_fraction.xlsx': [5, { born: '1990-01-31' }],
  '44_contacts.vcf': [1, { name: 'Ana Prado', phones: ['5548999990044'], email: 'ana44@exemplo.com.br' }],
  '47_single_column.csv': [2, { name: 'Ana Única' }],
  '49_quote_space_silent.csv': [2, { city: 'Lages', company: 'Loja; Bela' }],
  '50_sort.csv': [25, { name: 'álvaro' }],
  '53_pandas_floats.csv': [
    2,
    { cpf: '52998224725', client_code: '7', number: '12', zip_code: '88010000', born: '1990-02-01' },
  ],
  '56_whatsapp_only_column.csv': [1, { phones: ['5548999990561'] }],
  '57_search_any_field.csv': [1, { phones: ['5548999990571'], whatsapp: '5548999990572' }],
  '58_ordinal_column.csv': [2, { phones: ['5548999990581'], number: null }],
  '59_apostrophe_email.csv': [1, { email: 'ana59@exemplo.com.br' }],
  '60_export_base.csv': [2, { client_code: '00042', external_id: '1E5', born: '2000-02-29' }],
};

/** Files of which some rows are refused: how many are created, and the refused lines with their reasons. */
const YELLOW: Record<string, [created: number, refused: string[]]> = {
  '10_cnpj_zero_lost.csv': [2, ['3 cnpj_length', ...[5, 6, 7, 8].map((line) => `${line} cnpj_taken`)]],
  '13_birthday_no_year.csv': [9, ['11 date_invalid']],
  '16_phone_prefixes.csv': [11, ['9 phone_characters', '10 phone_characters', '15 phone_characters']],
  '28_formula_results.xlsx': [1, ['3 name_missing', '4 spreadsheet_error']],
  '42_foreign_phones.csv': [11, ['9 phone_extension', '15 phone_characters', '16 phone_invalid']],
};

/** Files that are refused whole, and why. */
const RED: Record<string, [reason: string, detail?: Record<string, unknown>]> = {
  '03_google_2024.csv': ['delimiter', { found: 'comma' }],
  '03b_google_old.csv': ['delimiter', { found: 'comma' }],
  '04_outlook_en.csv': ['delimiter', { found: 'comma' }],
  '20_spreadsheetml.xls': ['file_xml_workbook'],
  '21_csv_in_zip.zip': ['file_archive'],
  '37_utf16_tab_leadads.csv': ['delimiter', { found: 'tab' }],
  '44b_contacts.json': ['file_json'],
  '44c_fake.pdf': ['file_pdf'],
  '44d_pixel.png': ['file_image'],
  '44e_numbers.numbers': ['file_numbers'],
};

describe('files made after what people reported in public', () => {
  const { db } = useDatabase();
  let supervisor: Actor;
  beforeAll(async () => {
    ({ supervisor } = await actors(db()));
  });
  beforeEach(() =>
    db().execute(sql`truncate contact, contact_identifier, run, import_row, tag restart identity cascade`),
  );
  const sent = (name: string) => importFile(supervisor, readFileSync(new URL(name, FOLDER)), db(), name);

  it('are all told of here', () => {
    const told = [
      ...Object.keys(GREEN),
      ...Object.keys(YELLOW),
      ...Object.keys(RED),
      '11_cpf_excel_thousands.csv',
    ];
    expect(readdirSync(FOLDER).sort()).toEqual(told.sort());
  });

  it.each(Object.entries(GREEN))('%s ends as its owner expects', async (name, [created, one]) => {
    const { view } = await sent(name);
    expect(view).toMatchObject({ color: 'green', created });
    const { rows } = await db().execute(sql`
      select *, birth_date::text as born, array(select name from tag where id = any(tag_ids) order by name) as tags
      from contact order by id limit 1`);
    expect(rows[0]).toMatchObject(one);
  });

  it.each(Object.entries(YELLOW))('%s loses only what cannot be read', async (name, [created, refused]) => {
    const { view, rejections } = await sent(name);
    expect(view).toMatchObject({ color: 'yellow', created });
    expect(rejections.map(({ position, reasons }) => `${position} ${reasons[0]?.code}`)).toEqual(refused);
  });

  it('11_cpf_excel_thousands.csv is one person seven times', async () => {
    const { view } = await sent('11_cpf_excel_thousands.csv');
    expect(view).toMatchObject({ color: 'green', created: 1, updated: 6 });
  });

  it.each(Object.entries(RED))('%s is refused for the true reason', async (name, [reason, detail]) => {
    const { view } = await sent(name);
    expect(view).toMatchObject({ color: 'red', created: 0, reason, ...(detail && { reasonDetail: detail }) });
  });
});
