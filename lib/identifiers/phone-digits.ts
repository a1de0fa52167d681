import { bareValue } from './bare-value.ts';

/** `international`: written with a plus sign. */
export type PhoneDigits = { digits: string; international: boolean } | { code: string };

const SCIENTIFIC = /\d(?:[.,]\d+)?e\+?\d/i;
const EXTENSION = /(?:ramal|extens|ext|\br\b|\br\.|x|#)[\s.:=-]*\d+/i;
const FLOAT = /^(\+?\d{8,15})[.,]0{1,2}$/;
const MASK = /^\+*[\d ().-]*$/;
const THOUSANDS = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?:[.,]0{1,2})?$/;
/** Addresses of WhatsApp, whose numbers always have a country code. */
const LINK = /^(?:https?:\/\/)?(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?phone=)\+?(\d{8,15})(?!\d)/i;
const JID = /^(\d{8,15})(?::\d+)?@(?:s\.whatsapp\.net|c\.us)$/i;
/** Schemes, Meta's `p:`, and labels such as `Cel:`; a fax and an extension are no phones. */
const LABEL = /^(?!(?:fax|ramal|ext)\b)[a-z\u00E0-\u00FF][a-z\u00E0-\u00FF .]{0,19}:\s*(?=[+(\d])/i;
/** The place of the carrier's code: `(0xx48)`. */
const CARRIER = /\(?\b0?xx ?(\d{2})\)?/gi;

/** Without masks and invisible characters, digits of other scripts converted; refuses text that is no phone. */
export function phoneDigits(text: string): PhoneDigits {
  if (text.length > 200) return { code: 'phone_too_long' };
  let clean = bareValue(asciiDigits(text));
  const linked = LINK.exec(clean) ?? JID.exec(clean);
  if (linked?.[1]) return { digits: linked[1], international: true };
  clean = clean.replace(LABEL, '').replace(CARRIER, ' $1 ').trim();
  if (THOUSANDS.test(clean)) clean = clean.replace(/[.,]0{1,2}$/, '').replace(/[.,]/g, '');
  clean = (FLOAT.exec(clean)?.[1] ?? clean).replace(/^\((\+\d{1,3})\)/, '$1 ');
  if (!MASK.test(clean)) return { code: refusalOf(clean) };
  const international = clean.startsWith('+');
  // «+44 (0)20 …»: the trunk zero is only for calls inside the country.
  const digits = (international ? clean.replace('(0)', '') : clean).replace(/\D/g, '');
  return digits === '' ? { code: 'phone_characters' } : { digits, international };
}

/** A spreadsheet turned the number into `5,5489E+12`: its last digits are lost. */
export function isScientific(text: string): boolean {
  return SCIENTIFIC.test(text);
}

function refusalOf(text: string): string {
  if (isScientific(text)) return 'phone_scientific';
  return EXTENSION.test(text) ? 'phone_extension' : 'phone_characters';
}

function asciiDigits(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15));
}
