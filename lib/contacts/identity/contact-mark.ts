import { hash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';

/** The moment a contact was made, in microseconds, as an expression: what a mark is sealed with. */
export const markMoment: SQL = sql`(extract(epoch from contact.created_at) * 1000000)::bigint`;

/** `c7-3f9a2c1b4d`: id and a seal over id and creation, so that an import knows the contact again, in this base alone. */
export function contactMark(id: number, moment: number): string {
  return `c${id}-${hash('sha256', `${id} ${moment}`).slice(0, 10)}`;
}

/** Whether it speaks the truth only the contact can tell. */
export function markedId(mark: string): number | null {
  const id = Number(/^c([1-9]\d{0,14})-[0-9a-f]{10}$/.exec(mark)?.[1] ?? 0);
  return id > 0 ? id : null;
}
