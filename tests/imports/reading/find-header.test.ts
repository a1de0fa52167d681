import { describe, expect, it } from 'vitest';
import { findHeader, peopleAbove } from '#lib/imports/reading/find-header.ts';

const HEADER = ['Nome', 'E-mail', 'Telefone'];
const lines = (text: string) => text.split('\n').map((line) => line.split(';'));

describe('a header below other lines', () => {
  it.each([
    ['a title', 'Clientes de novembro;;'],
    ['a title with a date', 'Relatório;;01/12/2026 10:00'],
    ['a company with its phone', 'Distribuidora Aurora Ltda.;;\n(11) 3333-4444;;'],
    ['who made it', 'Emitido por;Marina Duarte;'],
  ])('is found below %s', (_, above) => {
    const titles = lines(above);
    expect(findHeader([...titles, HEADER, ['Ana', 'ana@x.com', '11987654321']])).toEqual({
      titleRows: titles.length,
      headerRows: 1,
    });
  });

  it.each([
    ['with everything', 'Ana Souza;ana@x.com;5511987653333\nBia Reis;bia@x.com;'],
    ['with a phone alone', 'Clientes de novembro;;\nAna Souza;;(11) 98765-3333'],
    ['below a blank line', ';;\nAna Souza;ana@x.com;'],
  ])('is none where somebody stands above it, %s: they would be lost as titles', (_, above) => {
    const records = [...lines(above), HEADER];
    expect(findHeader(records)).toEqual({ titleRows: 0, headerRows: 1 });
    expect(peopleAbove(records, records.length - 1)).toBeGreaterThan(0);
  });
});
