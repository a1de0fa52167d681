import { bareValue } from './bare-value.ts';
import { foldText } from './normalize-text.ts';

const WHOLE = /^\d{5}-?\d{3}$/;

/**
 * A CEP whose leading zero a spreadsheet removed gets it back, and decimals that it added go. Other ZIP codes stay as they are.
 */
export function brazilianZip(text: string, country: string | null | undefined): string {
  if (WHOLE.test(text)) return text;
  if (country && !/^(?:br|bra|brasil|brazil)$/.test(foldText(country.trim()))) return text;
  const [, digits] = /^(\d{7,8})(?:[.,]0{1,2})?$/.exec(bareValue(text)) ?? [];
  return digits === undefined ? text : digits.padStart(8, '0');
}
