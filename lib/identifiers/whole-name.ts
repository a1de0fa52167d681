import { LONGEST } from '#lib/core/limits.ts';

export function wholeName(firstName: string | null | undefined, lastName: string | null | undefined): string {
  return [firstName, lastName].filter(Boolean).join(' ').slice(0, LONGEST.name).trimEnd();
}
