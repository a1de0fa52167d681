import { describe, expect, it } from 'vitest';
import { parseRow } from '#lib/imports/deciding/parse-row.ts';
import type { ParsedRow } from '#lib/imports/deciding/parsed-row.ts';
import { mapHeader } from '#lib/imports/reading/columns.ts';
import { CARD_HEADER, cardRow } from '#lib/imports/reading/vcard/card-row.ts';
import { CardCut, cardsIn } from '#lib/imports/reading/vcard/cards.ts';

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'].join('\r\n');

async function rowsOf(text: string): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  async function* pieces() {
    yield text;
  }
  for await (const one of cardsIn(pieces())) {
    const cells = cardRow(one);
    if (cells) rows.push(Object.fromEntries(CARD_HEADER.map((name, at) => [name, cells[at] ?? ''])));
  }
  return rows;
}

describe('vCards', () => {
  it('are refused when the file ends in the middle of one', async () => {
    const whole = card('FN:Ana', 'TEL:+5511987654321');
    await expect(rowsOf(`${whole}\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bia`)).rejects.toThrow(CardCut);
    await expect(rowsOf(`${whole}\r\nBEGIN:VCARD`)).rejects.toThrow(CardCut);
  });

  it('are each a contact where the end of one is missing before the next', async () => {
    const [ana, bia] = await rowsOf(`BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\n${card('FN:Bia')}`);
    expect([ana?.contact_name, bia?.contact_name]).toEqual(['Ana', 'Bia']);
  });

  it('of version 2.1 have their texts in base64 too', async () => {
    const name = Buffer.from('José Conceição', 'utf8').toString('base64');
    const latin = Buffer.from('São Paulo', 'latin1').toString('base64');
    const [row] = await rowsOf(
      card(`FN;ENCODING=BASE64;CHARSET=UTF-8:${name}`, `ADR;ENCODING=B;CHARSET=ISO-8859-1:${latin}`),
    );
    expect(row?.contact_name).toBe('José Conceição');
    expect(Object.values(row ?? {})).not.toContain(latin);
  });

  it('keep the main one of several e-mails, and say which are left out', async () => {
    const [ana, bia] = await rowsOf(
      `${card('FN:Ana', 'EMAIL:a@x.com', 'EMAIL;TYPE=PREF:b@x.com', 'EMAIL:a@x.com')}\r\n${card('FN:Bia', 'EMAIL:c@x.com')}`,
    );
    expect([ana?.contact_email, ana?.further_emails]).toEqual(['b@x.com', 'a@x.com']);
    expect([bia?.contact_email, bia?.further_emails]).toEqual(['c@x.com', '']);
    const header = mapHeader([...CARD_HEADER]);
    expect(header.ignored).toEqual([]);
    const rules = { refuseInvalidDocuments: true, today: '2026-12-01' };
    const notes = (row: object) => (parseRow(Object.values(row), header, rules) as ParsedRow).notes ?? [];
    expect([notes(ana ?? {}), notes(bia ?? {})]).toEqual([['email_left_out'], []]);
  });
});
