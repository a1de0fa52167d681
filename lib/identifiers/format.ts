import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** `529.982.247-25` */
export function formatCpf(cpf: string): string {
  return cpf.length === 11 ? `${cpf.slice(0, 3)}.${cpf.slice(3, 6)}.${cpf.slice(6, 9)}-${cpf.slice(9)}` : cpf;
}

/** `12.ABC.345/01DE-35` */
export function formatCnpj(cnpj: string): string {
  if (cnpj.length !== 14) return cnpj;
  return `${cnpj.slice(0, 2)}.${cnpj.slice(2, 5)}.${cnpj.slice(5, 8)}/${cnpj.slice(8, 12)}-${cnpj.slice(12)}`;
}

/** E.164 digits as `+55 11 98214-7730`, or in their own country's format. */
export function formatPhone(digits: string): string {
  if (isBrazilian(digits)) return `+55 ${digits.slice(2, 4)} ${digits.slice(4, -4)}-${digits.slice(-4)}`;
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`;
}

export function phoneCountry(digits: string): string | null {
  if (isBrazilian(digits)) return 'BR';
  return parsePhoneNumberFromString(`+${digits}`)?.country ?? null;
}

/** Country and national number for a form. `parsePhoneWithCountry` reads them back. */
export function phoneParts(digits: string): { country: string | null; number: string } {
  if (isBrazilian(digits)) {
    return { country: 'BR', number: `${digits.slice(2, 4)} ${digits.slice(4, -4)}-${digits.slice(-4)}` };
  }
  const phone = parsePhoneNumberFromString(`+${digits}`);
  return phone?.country
    ? { country: phone.country, number: phone.formatNational() }
    : { country: null, number: `+${digits}` };
}

function isBrazilian(digits: string): boolean {
  return digits.startsWith('55') && (digits.length === 13 || digits.length === 12);
}
