import type { Actor } from '#lib/core/actor.ts';

const MOST_DIGITS = 15;

/** `-1234.5`, or null. With `,` as decimal sign `1.500` is fifteen hundred, `1.5` one and a half. */
export function parseNumber(text: string, decimal: ',' | '.'): string | null {
  const bare = text.replace(/^(-?)\s*(?:R\$|US\$|\$|€)\s*/u, '$1').replace(/[\s\u00a0\u202f]/g, '');
  const group = decimal === ',' ? '.' : ',';
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = grouped.test(bare) ? bare.replaceAll(group, '') : bare;
  const match = /^(-?)(\d+)(?:[.,](\d+))?$/.exec(plain);
  if (!match) return null;
  const whole = match[2]?.replace(/^0+(?=\d)/, '') ?? '0';
  const fraction = match[3]?.replace(/0+$/, '') ?? '';
  if (whole.length + fraction.length > MOST_DIGITS) return null;
  const number = fraction ? `${whole}.${fraction}` : whole;
  return match[1] && number !== '0' ? `-${number}` : number;
}

/** The decimal sign of whoever writes: a comma in Portuguese, a point in English and through the API. */
export function decimalOf({ via, locale }: Pick<Actor, 'via' | 'locale'>): ',' | '.' {
  return via === 'web' && locale === 'pt-BR' ? ',' : '.';
}
