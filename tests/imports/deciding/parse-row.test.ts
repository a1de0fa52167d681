import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from '#lib/format/csv.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { isBlankRow, parseRow, rejoinCustomFields } from '#lib/imports/deciding/parse-row.ts';
import { mapHeader } from '#lib/imports/reading/columns.ts';
import { randomCases } from '#tests/support/random-cases.ts';

const OPTIONS = { refuseInvalidDocuments: true, today: '2026-11-21' };

function read(headerLine: string, ...cells: string[]) {
  return parseRow(cells, mapHeader(headerLine.split(';')), OPTIONS);
}

/** `code column` of each reason. */
function refusals(headerLine: string, ...cells: string[]): string[] {
  const row = read(headerLine, ...cells);
  return 'reasons' in row
    ? row.reasons.map(({ code, column }) => [code, column].filter(Boolean).join(' '))
    : [];
}

describe('a row', () => {
  it('gives typed values, and nothing for what it leaves blank', () => {
    const header =
      'nome;email;cpf;cnpj;sexo;nascimento;telefone;telefone 2;endereço;cidade;ativo;corporativo;prioridade;tags;custom_fields';
    const cells =
      'José  Lima |Ze@Exemplo.com.br|529.982.247-25|11.222.333/0001-81|Masculino|5/3/1990|+55 (48) 99961-0002||Rua A, 10| |sim|não|Alta|vip, novo|["Plano","Ouro"]';
    const custom = cells.split('|');
    expect(read(header, ...custom)).toEqual({
      name: 'José  Lima',
      values: {
        email: 'ze@exemplo.com.br',
        cpf: '52998224725',
        cnpj: '11222333000181',
        gender: 'male',
        birthDate: '1990-03-05',
        street: 'Rua A, 10',
      },
      phones: ['5548999610002'],
      active: true,
      kind: 'individual',
      priority: 3,
      tags: ['vip', 'novo'],
      customFields: [['Plano', 'Ouro']],
      repaired: false,
    });
    const blank = read(header, ' ', '\u00A0', '\u200B');
    expect(blank).toEqual({ values: {}, phones: [], repaired: false });
    expect(Object.keys('values' in blank ? blank.values : { wrong: 1 })).toEqual([]);
  });

  it('tells all that is wrong with it at once, by the columns of the file', () => {
    expect(
      refusals(
        'Nome;E-mail;Meu CPF;CPF;Telefone;Sexo;ativo',
        'Ana',
        'ana@',
        'x',
        '123',
        'abc',
        'F',
        'talvez',
      ),
    ).toEqual([
      'email_invalid E-mail',
      'cpf_length CPF',
      'phone_characters Telefone',
      'gender_invalid Sexo',
      'boolean_invalid ativo',
    ]);
  });

  it('without a name is left to whoever knows whether it is an update', () => {
    expect(read('contact_name;contact_cpf', '', '52998224725')).toMatchObject({
      values: { cpf: '52998224725' },
    });
  });

  it('says when a CPF got its zeros back', () => {
    expect(read('nome;cpf', 'Zero', '1234567890')).toMatchObject({
      repaired: true,
      values: { cpf: '01234567890' },
    });
  });

  it('lets wrong check digits in when the organization does', () => {
    const header = mapHeader(['nome', 'cpf', 'cnpj']);
    const row = ['Ana', '12345678900', '12ABC34501DE99'];
    expect(parseRow(row, header, { refuseInvalidDocuments: false })).toMatchObject({
      values: { cpf: '12345678900', cnpj: '12ABC34501DE99' },
    });
    expect(parseRow(row, header, OPTIONS)).toMatchObject({
      reasons: [{ code: 'cpf_check_digits' }, { code: 'cnpj_check_digits' }],
    });
  });

  it('may be shorter than the header, and have blank cells beyond it, never filled ones', () => {
    expect(read('nome;email;cidade', 'Ana')).toMatchObject({ name: 'Ana' });
    expect(read('nome;email', 'Ana', '', ' ', '\u200B')).toMatchObject({ name: 'Ana' });
    expect(refusals('nome;fone', 'Ana', '5511900160005', 'x')).toEqual(['too_many_columns']);
  });

  it('of invisible cells is no row', () => {
    expect(isBlankRow(['', ' ', '\u00A0', '\u200B'])).toBe(true);
    expect(isBlankRow(['', '.'])).toBe(false);
    expect(isBlankRow([])).toBe(true);
  });

  it('is refused when characters were lost in it, in whatever column', () => {
    expect(refusals('nome;email', 'Jo\uFFFDo', 'joao@exemplo.com')).toEqual(['invalid_characters nome']);
    expect(refusals('nome;apelido', 'João', 'Jo\uFFFDo')).toEqual(['invalid_characters']);
    expect(refusals('nome;cidade', 'João', 'a\0b')).toEqual(['invalid_characters cidade']);
    expect(refusals('nome', '\0')).toEqual(['invalid_characters nome']);
  });

  it.each(
    '#N/D #N/A #REF! #VALOR! #VALUE! #NOME? #NAME? #DIV/0! #NULO! #NULL! #NÚM! #NUM! ###### #n/d'.split(' '),
  )('is refused for what a spreadsheet shows instead of a value: %s', (text) => {
    expect(refusals('nome;fone;tags', text, text, text)).toEqual([
      'spreadsheet_error nome',
      'spreadsheet_error fone',
      'spreadsheet_error tags',
    ]);
  });

  it('has limits, and says which without repeating the cell', () => {
    const long = 'X'.repeat(1_000_000);
    const row = read(
      'nome;cidade;tags;fone;cpf;email;custom_fields',
      long,
      long,
      long,
      long,
      long,
      long,
      long,
    );
    expect(JSON.stringify(row).length).toBeLessThan(1000);
    expect('reasons' in row && row.reasons.map(({ code, count }) => [code, count])).toEqual([
      ['too_long', 200],
      ['too_long', 200],
      ['too_long', 5200],
      ['too_long', 1000],
      ['cpf_characters', undefined],
      ['email_invalid', undefined],
      ['custom_fields_too_long', undefined],
    ]);
    expect(refusals('nome', 'N'.repeat(200))).toEqual([]);
    expect(refusals('nome;tags', 'Ana', 't'.repeat(51))).toEqual(['tag_too_long tags']);
  });

  it('keeps line breaks in addresses only, and turns other control characters into spaces', () => {
    expect(read('nome;endereço', 'Ana\nMaria', 'Rua A\r\nCasa 2\u0007')).toMatchObject({
      name: 'Ana Maria',
      values: { street: 'Rua A\nCasa 2' },
    });
  });

  it('is composed: the same accents are the same text', () => {
    expect(read('nome;sexo', 'Jose\u0301', 'Na\u0303o Informado')).toMatchObject({
      name: 'José',
      values: { gender: 'not_informed' },
    });
  });
});

describe('the phones of a row', () => {
  const eleven = Array.from({ length: 11 }, (_, at) => String(5548999630001 + at));
  const header = `contact_name;${eleven.map((_, at) => `contact_phone_${at + 1}`).join(';')}`;

  it('may be ten, each once, in the order of the columns', () => {
    const [first = '', second = ''] = eleven;
    expect(read(header, 'Dez', ...eleven.slice(0, 10))).toMatchObject({ phones: eleven.slice(0, 10) });
    expect(read(header, 'Repetido', second, first, first)).toMatchObject({ phones: [second, first] });
    expect(read(header, 'Repetido', ...eleven.slice(0, 10), first)).toMatchObject({
      phones: eleven.slice(0, 10),
    });
    expect(refusals(header, 'Onze', ...eleven)).toEqual(['phones_too_many contact_phone_11']);
    expect(refusals('nome;fone', 'Onze', eleven.join(','))).toEqual(['phones_too_many fone']);
  });

  it.each([', ', '|', ' / ', ':::', ';', '\n', ' ::: '])('may share a cell, separated by %j', (sign) => {
    const phones = ['5548999610016', '+55 (48) 99961-0017'];
    expect(read('nome;fone', 'Dois', phones.join(sign))).toMatchObject({
      phones: ['5548999610016', '5548999610017'],
    });
  });

  it.each([
    ['5,5489E+12', 'phone_scientific'],
    ['5548999610016, 5,5489E+12', 'phone_scientific'],
    ['5548999610016 / 48999610017', 'phone_country_code_missing'],
    ['/', 'phone_characters'],
    ['554833610015 ramal 22', 'phone_extension'],
  ])('are refused: %s', (cell, code) => {
    expect(refusals('nome;fone', 'Ana', cell)).toEqual([`${code} fone`]);
  });

  it('survive a spreadsheet that wrote them as a decimal number', () => {
    expect(read('nome;fone', 'Ana', '5548999610016,0')).toMatchObject({ phones: ['5548999610016'] });
  });
});

describe('a custom-field cell cut by its own semicolon', () => {
  const header = mapHeader(['contact_name', 'custom_fields', 'contact_email']);

  it('is put together when the row then has the width of the header', () => {
    expect(rejoinCustomFields(['Crua', '["Obs","a', 'b"|"X","1"]', 'crua@exemplo.com'], header)).toEqual([
      'Crua',
      '["Obs","a;b"|"X","1"]',
      'crua@exemplo.com',
    ]);
    const trailing = mapHeader(['contact_name', 'custom_fields', '']);
    expect(rejoinCustomFields(['Crua', '["Obs","a', 'b', 'c"]', ''], trailing)).toEqual([
      'Crua',
      '["Obs","a;b;c"]',
      '',
    ]);
  });

  it('is left alone when that would not make sense', () => {
    for (const cells of [
      ['Ana', '["A","1"]', 'ana@exemplo.com', 'a mais'],
      ['Ana', '["A","1"]', 'ana@exemplo.com'],
      ['Ana', '["A","1', 'ana@exemplo.com'],
      ['Ana', 'texto', 'solto"]', 'ana@exemplo.com'],
    ]) {
      expect(rejoinCustomFields(cells, header)).toBe(cells);
    }
  });
});

describe('a row of our own report', () => {
  it('is read as it was before the report disarmed its formulas', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...`='+-@ab\t"1;`), maxLength: 12 })
      .map((cell) => normalizeText(cell));
    fc.assert(
      fc.property(text, (name) => {
        const written = csvCell(name).replace(/^"(.*)"$/s, (_, inner: string) => inner.replaceAll('""', '"'));
        expect(read('nome', written)).toEqual({
          ...(name && { name }),
          values: {},
          phones: [],
          repaired: false,
        });
      }),
      randomCases(2_000),
    );
  });
});

describe('any row at all', () => {
  it('is read or refused, never an exception, and comes out the same when its values are read again', () => {
    const line =
      'nome;email;cpf;cnpj;sexo;nascimento;fone;fone2;rua;ativo;corporativo;prioridade;tags;custom_fields;idioma';
    const header = mapHeader(line.split(';'));
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '',
        'sim',
        'Feminino',
        '1/2/1990',
        '5548999610016',
        '52998224725',
        'a@b.co',
        '["A","1"]',
      ),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 18 }), (cells) => {
        const row = parseRow(rejoinCustomFields(cells, header), header, OPTIONS);
        if ('reasons' in row) {
          for (const { code } of row.reasons) expect(code).toMatch(/^[a-z_]+$/);
          return;
        }
        const { email, cpf, birthDate } = row.values;
        const again = read('email;cpf;nascimento', email ?? '', cpf ?? '', birthDate ?? '');
        expect(again).toMatchObject({ values: JSON.parse(JSON.stringify({ email, cpf, birthDate })) });
      }),
      randomCases(2_000),
    );
  });
});
