import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { hasInvalidCharacter, isBlank, normalizeText } from '#lib/identifiers/normalize-text.ts';
import { parseCnpj } from '#lib/identifiers/parse-cnpj.ts';
import { parseCpf } from '#lib/identifiers/parse-cpf.ts';
import { parseBirthDate } from '#lib/identifiers/parse-date.ts';
import { parseEmail } from '#lib/identifiers/parse-email.ts';
import type { Parsed } from '#lib/identifiers/parsed.ts';
import { segmentNames } from '#lib/segments/segment.ts';
import { ADDRESS_FIELDS, SOCIAL_FIELDS } from '../field-groups.ts';
import { PRIORITIES, priorityLevel } from '../priority.ts';
import { phonesInput, tagsInput } from './contact-lists-input.ts';
import { type CustomRules, customFieldsInput } from './custom-fields-input.ts';

export interface InputRules extends CustomRules {
  refuseInvalid: boolean;
  /** yyyy-mm-dd: nobody is born after it. */
  today: string;
}

export type ContactInput = z.output<ReturnType<typeof contactSchema>>;

/**
 * As forms (all text, phones as country and number) and the API (JSON) give it, canonical. A missing key stays missing, a blank
 * one becomes null, others are dropped. @throws Refused with every reason at once
 */
export function readContactInput(input: unknown, rules: InputRules): ContactInput {
  return parseInput(contactSchema(rules), input);
}

/** The name may be blank only where it can be made of first and last name. */
export function readNewContact(input: unknown, rules: InputRules): ContactInput {
  const { name = null, firstName, lastName, ...rest } = Object(input) as Record<string, unknown>;
  const isNamed = [firstName, lastName].some((part) => typeof part === 'string' && !isBlank(part));
  const schema = contactSchema(rules);
  const needed = schema.extend({ name: schema.shape.name.refine(isFilled, 'required') });
  return parseInput(isNamed ? schema : needed, { name, firstName, lastName, ...rest });
}

function isFilled(value: string | null | undefined): boolean {
  return value !== null && value !== undefined;
}

export function contactSchema(rules: InputRules) {
  const document = (parse: typeof parseCpf | typeof parseCnpj) =>
    parsed(LONGEST.document, (value) => parse(value, { refuseInvalid: rules.refuseInvalid }));
  return z.object({
    name: text(LONGEST.name).optional(),
    firstName: text(LONGEST.text).optional(),
    lastName: text(LONGEST.text).optional(),
    kind: z.enum(['individual', 'corporate', 'group'], 'invalid').optional(),
    active: flag.optional(),
    email: parsed(LONGEST.email, parseEmail).optional(),
    cpf: document(parseCpf).optional(),
    cnpj: document(parseCnpj).optional(),
    gender: choice(['female', 'male', 'not_informed']).optional(),
    birthDate: inJson(
      z.iso.date().nullable(),
      parsed(LONGEST.text, (value) => parseBirthDate(value, rules.today)),
    ).optional(),
    externalId: text(LONGEST.code).optional(),
    clientCode: text(LONGEST.code).optional(),
    company: text(LONGEST.text).optional(),
    language: text(LONGEST.language).optional(),
    phones: phonesInput.optional(),
    address: group(ADDRESS_FIELDS).optional(),
    social: group(SOCIAL_FIELDS).optional(),
    priority: choice(PRIORITIES)
      .transform((value) => (value === null ? null : priorityLevel(value)))
      .optional(),
    tags: tagsInput.optional(),
    segments: segmentNames.optional(),
    ...customFieldsInput(rules),
    version: inJson(z.int().min(1), z.coerce.number('invalid').int('invalid').positive('invalid')).optional(),
  });
}

const flag = inJson(
  z.boolean(),
  z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')], 'invalid'),
);

/** One line of text; what cannot be seen or stored goes, blank is null. */
function text(most: number) {
  return inJson(
    z.string().max(most).nullable(),
    z
      .string('invalid')
      .nullable()
      .refine((value) => value === null || !hasInvalidCharacter(value), 'invalid_characters')
      .transform((value) => (value === null ? null : normalizeText(value) || null))
      .refine((value) => value === null || value.length <= most, 'too_long'),
  );
}

function parsed(most: number, parse: (value: string) => Parsed<string>) {
  return text(most).transform((value, context) => {
    if (value === null) return null;
    const result = parse(value);
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', message: result.code });
    return z.NEVER;
  });
}

function choice<const Value extends string>(values: readonly Value[]) {
  const blank = z.literal('').transform(() => null);
  return inJson(z.enum(values).nullable(), z.union([z.enum(values), blank, z.null()], 'invalid'));
}

function group<const Name extends string>(names: readonly Name[]) {
  const field = text(LONGEST.text).optional();
  return z.object(
    Object.fromEntries(names.map((name) => [name, field])) as Record<Name, typeof field>,
    'invalid',
  );
}
