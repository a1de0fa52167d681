import { normalizeText } from './normalize-text.ts';

/** Most values are bare already. */
const BARE = /^[!-&(-<>-_a-~][ -~]*$/;
const DASHES = /[\u2010-\u2015\u2212\u30FC\uFE58\uFE63\uFF0D]/g;
/** Excel's way to write a number as text. */
const AS_TEXT = /^=\s*"(.*)"$/;
/** Whole numbers as programs write them that know no others. */
const FLOAT = /^(\d+)[.,]0{1,2}$/;
/** Another of its ways; some programs leave the sign in their files. */
const APOSTROPHES = /^['’‘`´]+\s*/;

/**
 * Without what programs put around it, for values read sign by sign: documents, phones, e-mails, codes, dates. Every dash
 * becomes `-`, every space a plain one.
 */
export function bareValue(text: string): string {
  if (text.includes('\0')) return text;
  const spaced = normalizeText(text);
  if (BARE.test(spaced)) return withoutDecimals(spaced);
  const clean = spaced.replace(DASHES, '-');
  const bare = (AS_TEXT.exec(clean)?.[1] ?? clean).replace(APOSTROPHES, '').trim();
  return withoutDecimals(bare);
}

function withoutDecimals(text: string): string {
  return text.endsWith('0') ? (FLOAT.exec(text)?.[1] ?? text) : text;
}

/** The digits of a number with thousands signs and decimals that are zero, `52.998.224.725,00`; else null. */
export function wholeNumber(bare: string): string | null {
  const [, whole = ''] = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*|\d+)(?:[.,]0{1,2})?$/.exec(bare) ?? [];
  return whole === '' ? null : whole.replace(/\D/g, '');
}
