import type { Random } from './random.ts';

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** 11 digits with valid check digits. */
export function randomCpf(random: Random): string {
  const base = random.digits(9);
  const first = checkDigit(base, [10, 9, 8, 7, 6, 5, 4, 3, 2]);
  return base + first + checkDigit(base + first, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
}

/** Valid check digits; 14 digits, or letters among the first twelve characters. */
export function randomCnpj(random: Random, alphanumeric: boolean): string {
  const root = alphanumeric
    ? Array.from({ length: 8 }, () =>
        random.chance(0.5) ? random.pick([...LETTERS]) : random.digits(1),
      ).join('')
    : random.digits(8);
  const base = `${root}0001`;
  const weights = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  const first = checkDigit(base, weights);
  return base + first + checkDigit(base + first, [6, ...weights]);
}

/** Modulo 11 over each character's code minus that of zero. */
function checkDigit(characters: string, weights: number[]): string {
  const sum = weights.reduce((total, weight, at) => total + weight * (characters.charCodeAt(at) - 48), 0);
  const rest = sum % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}
