import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parseRow } from '#lib/imports/deciding/parse-row.ts';
import { mapHeader } from '#lib/imports/reading/columns.ts';
import { FIELD_GROUPS, IMPORT_FIELDS, TEMPLATE_NAMES } from '#lib/imports/reading/import-fields.ts';

const header = (line: string) => mapHeader(line.split(';'));
const fields = (line: string) => header(line).columns.map(({ field }) => field);

describe('the fields a column may go to', () => {
  it('stand in one group each, under names that the template’s header is understood by', () => {
    expect(Object.values(FIELD_GROUPS).flat().toSorted()).toEqual(IMPORT_FIELDS.toSorted());
    const names = IMPORT_FIELDS.map((field) => TEMPLATE_NAMES[field]);
    expect(mapHeader(names).columns.map(({ field }) => field)).toEqual(IMPORT_FIELDS);
  });
});

describe('the header of a file', () => {
  it('is understood in Portuguese and English, without case, accents, signs and prefix', () => {
    expect(
      fields('Nome;E-mail;CPF;CNPJ;Gênero;Data de Nascimento;ID externo;Código do Cliente;Empresa'),
    ).toEqual('name email cpf cnpj gender birthDate externalId clientCode company'.split(' '));
    expect(
      fields('CONTACT_NAME;Contact Email;contact-zip-code;address;Bairro;Número;UF;País;contato_cidade'),
    ).toEqual('name email zipCode street number state country city'.split(' '));
    expect(
      fields('nome;Ativo;Pessoa Jurídica;Prioridade;Etiquetas;Campos Personalizados;Idioma;Telegram'),
    ).toEqual('name active corporate priority tags customFields language telegram'.split(' '));
  });

  it('has phones under many names, numbered beyond ten too', () => {
    expect(
      fields('nome;contact_phone;contact_phone_2;telefone 3;Celular;fone10;phone_11;Telefone residencial'),
    ).toEqual(['name', ...Array(7).fill('phone')]);
  });

  it('lists what nobody knows, and drops the columns of our own report in silence', () => {
    const { ignored, columns } = header('contact_name;apelido;;score;carteira_line;carteira_reason;;');
    expect(ignored).toEqual(['apelido', '(3)', 'score']);
    expect(columns).toEqual([{ index: 0, field: 'name', name: 'contact_name' }]);
  });

  it('lists a hundred of those nobody knows, and says that there are more', () => {
    const { ignored } = header(
      `contact_name;${Array.from({ length: 5_000 }, (_, at) => `x${at}`).join(';')}`,
    );
    expect(ignored).toHaveLength(101);
    expect(ignored.slice(-2)).toEqual(['x99', '…']);
  });

  it('is as wide as its last named column', () => {
    expect(header('contact_name;contact_email;;')).toMatchObject({ width: 2, cells: 4, ignored: [] });
  });

  it('may be the name alone', () => {
    expect(header('contact_name').problem).toBeUndefined();
  });

  it.each([
    ['contact_name;contact_email;contact_email', 'contact_email', 'contact_email'],
    ['contact_name;contact_phone;contact_phone_1', 'contact_phone_1', 'contact_phone'],
    ['nome;contact_name', 'contact_name', 'nome'],
    ['nome;telefone 2;Phone2', 'Phone2', 'telefone 2'],
  ])('refuses the file when a column is there twice, and names both: %s', (line, column, other) => {
    expect(header(line).problem).toEqual({ code: 'duplicate_column', params: { column, found: other } });
  });

  it('refuses the file without a column of names, also when the first line is data', () => {
    const missing = (line: string) => {
      const { code, params } = header(line).problem ?? {};
      return code === 'name_column_missing' && params;
    };
    expect(missing('EMAIL; CPF ;;Telefone')).toEqual({ count: 0, found: 'EMAIL, CPF, Telefone' });
    expect(missing('')).toEqual({ count: 1 });
    // Somebody's data: the reason stays in the list of imports, so it must not say it.
    expect(missing('Ana;ana09@exemplo.com.br;5548999090001')).toEqual({ count: 3 });
    expect(missing('Ana Prado;mail;5548999090001')).toEqual({ count: 0, found: 'mail, …' });
  });

  it.each([
    ['contact_name,contact_email,contact_phone_1', 'comma'],
    ['contact_name|contact_email', 'pipe'],
    ['contact_name\tcontact_email', 'tab'],
    ['Ana,ana@exemplo.com.br', 'comma'],
  ])('refuses the file when another sign separates it: %s', (line, found) => {
    expect(header(line).problem).toEqual({ code: 'delimiter', params: { found } });
  });

  it('never takes a hostile header for a field', () => {
    for (const line of ['__proto__', 'constructor', 'toString', 'x'.repeat(1_000_000), '\uFFFD', ',']) {
      expect(header(line).columns).toEqual([]);
    }
    expect(header(`contact_name;${'x'.repeat(1000)}`).ignored[0]).toHaveLength(100);
  });
});

describe('the template', () => {
  const text = readFileSync(
    new URL('../../../public/templates/carteira-import.csv', import.meta.url),
    'utf8',
  );
  const [first = [], ...rows] = parse(text, { delimiter: ';', bom: true }) as string[][];

  it('begins with the mark by which Excel knows UTF-8, and every column of it is understood', () => {
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(mapHeader(first)).toMatchObject({ ignored: [], width: first.length });
    expect(mapHeader(first).problem).toBeUndefined();
  });

  it('can be imported as it is', () => {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(parseRow(row, mapHeader(first), { refuseInvalidDocuments: true })).toMatchObject({
        name: expect.any(String),
      });
    }
  });
});
