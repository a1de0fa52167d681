import { sql } from 'drizzle-orm';
import { bigint, customType, integer, timestamp } from 'drizzle-orm/pg-core';

/** Surrogate key of large tables: a 64-bit identity, read as a JavaScript number (safe below 2^53). */
export const bigId = () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity();

/** Surrogate key of small tables. */
export const smallId = () => integer().primaryKey().generatedByDefaultAsIdentity();

/** An instant, stored with time zone, read as a Date. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });

export const createdAt = () => instant().notNull().default(sql`now()`);
export const updatedAt = () => instant().notNull().default(sql`now()`);

/** Text compared byte by byte, so that the beginning of a value is a range of its index on any server. */
export const codeText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Bytes, read as a Buffer. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
