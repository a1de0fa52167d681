import { IMPORT_FIELDS, TEMPLATE_NAMES } from '#lib/imports/reading/import-fields.ts';

/** Known to imports but not in the template. */
const LEFT_OUT: ReadonlySet<string> = new Set(['firstName', 'lastName', 'language', 'telegram']);
const PHONES = 10;

export const TEMPLATE_COLUMNS = IMPORT_FIELDS.filter((field) => !LEFT_OUT.has(field)).flatMap((field) => {
  const name = TEMPLATE_NAMES[field];
  if (field !== 'phone') return [name];
  return Array.from({ length: PHONES }, (_, at) => (at === 0 ? name : `${name}_${at + 1}`));
});

/** Importable rows: a person with nearly everything, a company with little. */
const EXAMPLES: Record<string, string>[] = [
  {
    contact_name: 'Ana Exemplo',
    contact_email: 'ana@example.com',
    contact_cpf: '390.533.447-05',
    contact_gender: 'Feminino',
    contact_birth_date: '25/03/1990',
    contact_external_id: 'EX-1',
    contact_client_code: 'EXEMPLO-1',
    contact_company: 'Padaria Exemplo',
    contact_phone: '5548999990101',
    contact_phone_2: '554833330101',
    contact_whatsapp: '5548999990101',
    contact_instagram: 'ana.exemplo',
    contact_zip_code: '88010-000',
    contact_address: 'Rua Felipe Schmidt',
    contact_number: '100',
    contact_complement: 'Sala 2',
    contact_city: 'Florianópolis',
    contact_state: 'SC',
    contact_country: 'Brasil',
    contact_active: 'sim',
    contact_corporate: 'não',
    contact_priority: 'alta',
    contact_tags: 'exemplo, novo',
    portfolio: 'false',
    custom_fields: '["Plano","Ouro"|"Vendedor","Bruna Lima"]',
  },
  {
    contact_name: 'Empresa Exemplo Ltda',
    contact_email: 'contato@example.com',
    contact_cnpj: '12.ABC.345/01DE-35',
    contact_client_code: 'EXEMPLO-2',
    contact_phone: '5511987650101',
    contact_city: 'São Paulo',
    contact_state: 'SP',
    contact_country: 'Brasil',
    contact_active: 'sim',
    contact_corporate: 'sim',
    contact_priority: 'média',
    contact_tags: 'exemplo',
  },
];

export function templateRows(): string[][] {
  return [TEMPLATE_COLUMNS, ...EXAMPLES.map((row) => TEMPLATE_COLUMNS.map((name) => row[name] ?? ''))];
}

/** Separated by `;`, UTF-8 with the byte-order mark that Excel needs. */
export function templateCsv(): string {
  const cell = (text: string) => (/[";]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\uFEFF${templateRows()
    .map((row) => `${row.map(cell).join(';')}\r\n`)
    .join('')}`;
}
