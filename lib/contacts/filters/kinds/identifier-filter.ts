import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { contacts } from '#db/schema/index.ts';
import { listOf } from '#lib/core/list-parameter.ts';
import { type Conditions, type OneOrMore, valuesOf } from '../filter-parts.ts';

export const IDENTIFIERS = ['cpf', 'document', 'phone', 'email'] as const;
type IdentifierKind = (typeof IDENTIFIERS)[number];

export const identifierFilter = {
  has: listOf(z.enum(IDENTIFIERS, 'invalid')),
  lacks: listOf(z.enum(IDENTIFIERS, 'invalid')),
};

/** `document`: a CPF or a CNPJ. */
export interface IdentifierFilter {
  has?: OneOrMore<IdentifierKind>;
  lacks?: OneOrMore<IdentifierKind>;
}

const PRESENT = {
  cpf: sql`${contacts.cpf} is not null`,
  document: sql`(${contacts.cpf} is not null or ${contacts.cnpj} is not null)`,
  phone: sql`${contacts.phones} <> '{}'`,
  email: sql`${contacts.email} is not null`,
};

const ABSENT = {
  cpf: sql`${contacts.cpf} is null`,
  document: sql`(${contacts.cpf} is null and ${contacts.cnpj} is null)`,
  phone: sql`${contacts.phones} = '{}'`,
  email: sql`${contacts.email} is null`,
};

export function identifierConditions({ has, lacks }: IdentifierFilter): Conditions {
  return [...valuesOf(has).map((kind) => PRESENT[kind]), ...valuesOf(lacks).map((kind) => ABSENT[kind])];
}
