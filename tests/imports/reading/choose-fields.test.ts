import { describe, expect, it } from 'vitest';
import { mapHeader } from '#lib/imports/reading/columns.ts';
import { chooseFields } from '#lib/imports/reading/headers/choose-fields.ts';
import { meaningOf } from '#lib/imports/reading/headers/header-names.ts';
import { KNOWN_HEADERS } from '#lib/imports/reading/headers/known-headers.ts';
import { reportHeader } from '#lib/imports/reading/headers/report-header.ts';

/** Fields of a table given as lines, `-` for columns that are not read. */
function fields(...lines: string[]): string {
  const [names = [], ...sample] = lines.map((line) => line.split(';'));
  const { fields: chosen } = chooseFields(names, sample);
  return chosen.map((choice) => choice?.custom ?? choice?.field ?? '-').join(' ');
}

describe('the table of known headers', () => {
  it('says of each system where its headers were seen', () => {
    for (const { system, source } of KNOWN_HEADERS)
      expect([system, source.length > 20]).toEqual([system, true]);
  });

  it('gives no header two meanings', () => {
    const seen = new Map<string, string>();
    for (const { fields: known, phones = [] } of KNOWN_HEADERS) {
      const entries = [
        ...Object.entries(known),
        ...phones.map((names) => [`phone ${names.split('|')[0]}`, names] as const),
      ];
      for (const [target, names] of entries) {
        for (const name of names.split('|')) {
          const word = name
            .toLowerCase()
            .normalize('NFD')
            .replace(/[^a-z0-9#]/g, '');
          expect([name, seen.get(word) ?? target]).toEqual([name, target]);
          seen.set(word, target);
        }
      }
    }
  });
});

describe('columns by their headers', () => {
  it('lose marks and hints', () => {
    expect(fields('Nome*;CPF (somente números);Telefone (com DDI);E-mail 1;Cel;Dt. Nasc.')).toBe(
      'name cpf phone email phone birthDate',
    );
    expect(fields('Nº Telefone;Número WhatsApp;Telefone (WhatsApp);Nome')).toBe('phone phone phone name');
  });

  it('are first name and last name where there are both', () => {
    expect(fields('Nome;Sobrenome', 'Ana;Prado')).toBe('firstName lastName');
    expect(fields('Nome;Sobrenome', 'Ana Prado;Prado')).toBe('name lastName');
    expect(fields('First Name;Middle Name;Last Name')).toBe('firstName firstName lastName');
    expect(fields('Nome;Nome do meio')).toBe('name -');
  });

  it('take the legal name for the name when there is no other, and the trade name for the company', () => {
    expect(fields('Razão Social;Nome Fantasia')).toBe('name company');
    expect(fields('Nome Fantasia;CNPJ')).toBe('name cnpj');
    expect(fields('Nome;Razão Social;Nome Fantasia')).toBe('name company -');
  });

  it('take the first of several e-mails and the address that more rows have', () => {
    expect(fields('Nome;E-mail 1 - Value;E-mail 2 - Value')).toBe('name email -');
    expect(fields('First Name;Business Street;Home Street;Home City', 'Ana;;Rua A;Lages')).toBe(
      'firstName - street city',
    );
  });

  it('join an area code with the phone after it', () => {
    const { columns } = mapHeader(['Nome', 'DDD', 'Telefone', 'DDD 2', 'Fone 2']);
    expect(columns.map(({ field, areaCodeAt }) => [field, areaCodeAt])).toEqual([
      ['name', undefined],
      ['phone', 1],
      ['phone', 3],
    ]);
    expect(fields('Nome;DDD;Telefone', 'Ana;São Paulo;1')).toBe('name - phone');
    expect(fields('Nome;DDD')).toBe('name -');
  });
});

describe('columns whose values contradict their headers', () => {
  it('are a house number only behind an address', () => {
    expect(fields('Nome;Endereço;Número', 'Ana;Rua A;12')).toBe('name street number');
    expect(fields('Nome;contact_number', 'Ana;12')).toBe('name number');
    for (const name of ['numero', 'Number', 'n', 'No', 'Nº', 'num'])
      expect(fields(`${name};nome`, '1;Ana', '2;Bia')).toBe('- name');
    expect(fields('Nº;Nome;Endereço', '17;Ana;Rua A')).toBe('- name street');
  });

  it('are a phone when a house number looks like one', () => {
    expect(fields('nome;numero', 'Ana;5548999990001')).toBe('name phone');
    expect(fields('nome;endereço;numero', 'Ana;Rua A;48999990001')).toBe('name street phone');
    expect(fields('nome;contact_number', 'Ana;5548999990001')).toBe('name phone');
  });

  it('are nothing when free text turns out to be phones, e-mails or documents', () => {
    expect(fields('nome;cidade', 'Ana;5548999990001', 'Bia;5548999990002')).toBe('name -');
    expect(fields('nome;empresa', 'Ana;ana@exemplo.com.br')).toBe('name -');
    expect(fields('nome;contact_city', 'Ana;5548999990001')).toBe('name city');
  });

  it('are a phone under «whatsapp» in a file without another, and stay what the template says', () => {
    expect(fields('nome;whatsapp', 'Ana;+55 48 99999-0001')).toBe('name phone');
    expect(fields('nome;telefone;whatsapp', 'Ana;1;+55 48 99999-0001')).toBe('name phone whatsapp');
    expect(fields('nome;contact_whatsapp', 'Ana;5548999990001')).toBe('name whatsapp');
  });

  it('refuse the file when what identifies people would be left out, and only then', () => {
    const problem = (...lines: string[]) => {
      const [names = [], ...sample] = lines.map((line) => line.split(';'));
      return mapHeader(names, sample).problem;
    };
    const unread = { code: 'identifiers_unread', params: { column: 'Contato' } };
    expect(problem('Nome;Contato', 'Ana;+55 48 99999-0001')).toEqual(unread);
    expect(problem('Nome;Contato', 'Ana;ana@exemplo.com.br', 'Bia;')).toEqual(unread);
    expect(problem('Nome;Contato', 'Ana;Beto', 'Bia;5548999990001')).toBeUndefined();
    expect(problem('Nome;Contato;E-mail', 'Ana;5548999990001;')).toBeUndefined();
    expect(problem('Nome', 'Ana')).toBeUndefined();
  });
});

describe('the header of a report', () => {
  const report = (line: string, ...sample: string[]) => {
    const names = line.split(';');
    const chosen = chooseFields(
      names,
      sample.map((row) => row.split(';')),
    ).fields;
    return reportHeader(names, chosen);
  };

  it('says by names alone what the values said', () => {
    expect(report('nome;numero', 'Ana;5548999990001')).toEqual(['nome', 'contact_phone']);
    expect(report('nome;cidade', 'Ana;5548999990001')).toEqual(['nome', 'ignored cidade']);
    expect(report('Nome;Sobrenome', 'Ana Lima;Lima')).toEqual(['contact_name', 'Sobrenome']);
  });

  it('gives columns of a custom field, of one field and of one country names that bring them back', () => {
    const chosen = [
      { field: 'name' as const },
      { field: 'name' as const },
      { field: 'custom' as const, custom: 'Plano' },
      { field: 'phone' as const, country: 'BR' },
    ];
    const names = reportHeader(['a', 'b', 'c', 'd'], chosen);
    expect(names).toEqual(['contact_name', 'contact_name_2', 'custom_fields.Plano', 'contact_phone (BR)']);
    expect(chooseFields(names)).toMatchObject({ fields: chosen, collision: null });
    expect(meaningOf('custom_fields.Plano')).toMatchObject({ field: 'custom', custom: 'Plano' });
  });
});
