/** Area codes in use (Anatel), indexed by code. */
const AREA_CODES: readonly boolean[] = Array.from({ length: 100 }, (_, code) =>
  /^(?:[14689][1-9]|2[12478]|3[1-578]|5[13-5]|7[134579])$/.test(String(code)),
);

/** Service numbers, not a person's phone: 0800, 0500, 0300, 0900, and the 4004 kind. */
const SERVICE = /^(?:0?(?:[3589]00\d{6,7}|303\d{7})|(?:300\d|400\d|4020|4370|4864)\d{4})$/;

export function isAreaCode(digits: string, at: number): boolean {
  return AREA_CODES[(digits.charCodeAt(at) - 48) * 10 + digits.charCodeAt(at + 1) - 48] === true;
}

export function isServiceNumber(national: string): boolean {
  return SERVICE.test(national);
}

/** Old mobiles of eight digits (first digit 6 to 9) get the ninth digit; landlines (2 to 5) never. */
export function completeNational(national: string): { digits: string } | { code: string } {
  if (isServiceNumber(national)) return { code: 'phone_service_number' };
  if (national.length < 10) return { code: 'phone_too_short' };
  if (national.length > 11) return { code: 'phone_too_long' };
  if (!isAreaCode(national, 0)) return { code: 'phone_area_code' };
  const first = national.charCodeAt(2) - 48;
  if (national.length === 11) return first === 9 ? { digits: national } : { code: 'phone_invalid' };
  if (first < 2) return { code: 'phone_invalid' };
  return { digits: first < 6 ? national : `${national.slice(0, 2)}9${national.slice(2)}` };
}
