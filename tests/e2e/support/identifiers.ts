import { randomInt } from 'node:crypto';

/** A valid CPF that no other test has. */
export function newCpf(): string {
  const digits = Array.from({ length: 9 }, () => randomInt(10));
  for (const length of [9, 10]) {
    const sum = digits.slice(0, length).reduce((total, digit, at) => total + digit * (length + 1 - at), 0);
    digits.push(((sum * 10) % 11) % 10);
  }
  return digits.join('');
}

export function maskedCpf(cpf: string): string {
  return cpf.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4');
}

/** A mobile of São Paulo, without the country code. */
export function newMobile(): string {
  return `119${randomInt(60_000_000, 99_999_999)}`;
}

/** The same as pages write it. */
export function writtenMobile(mobile: string): string {
  return `+55 ${mobile.slice(0, 2)} ${mobile.slice(2, 7)}-${mobile.slice(7)}`;
}

/** A mobile of Portugal that no other test has, as its pages and ours write it: `912 345 678`. */
export function newPortugueseMobile(): string {
  return `91${randomInt(2, 9)} ${randomInt(100, 999)} ${randomInt(100, 999)}`;
}
