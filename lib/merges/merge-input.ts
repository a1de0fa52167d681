import { z } from 'zod';
import type { Database } from '#db/client.ts';
import { refuse } from '#lib/core/errors.ts';
import { flag, inJson } from '#lib/core/json-form.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { idField } from '#lib/core/row-id.ts';
import { allCustomFields } from '#lib/custom-fields/list-custom-fields.ts';
import { foldText } from '#lib/identifiers/normalize-text.ts';
import type { ChoiceField, Choices } from './merge-plan.ts';
import { TEXT_FIELDS } from './planning/member.ts';

/** By hand; whole groups have no bound. */
export const MOST_BY_HAND = 50;
const MOST_CHOICES = 200;

const whose = idField();
export const CHOICE_FIELDS = ['name', 'kind', ...TEXT_FIELDS] as const;

const byField = Object.fromEntries(CHOICE_FIELDS.map((field) => [field, whose.optional()])) as Record<
  (typeof CHOICE_FIELDS)[number],
  z.ZodOptional<typeof whose>
>;

/** Whose value of a field remains, by the id of that contact; custom fields by name, in forms `f12` by their id. */
const valuesInput = z.object({
  ...byField,
  customFields: inJson(
    z.record(z.string(), z.int().min(1)),
    z.record(z.string(), whose, 'invalid'),
  ).optional(),
});

export const choicesInput = {
  primaryId: whose.optional(),
  values: valuesInput.optional(),
  /** Who merges somebody blocked says so: whoever remains is blocked then. */
  blocked: flag.optional(),
};

export const contactIdsField = inJson(
  z.array(z.int().min(1)).min(2).max(MOST_BY_HAND),
  z
    .array(whose, 'required')
    .max(MOST_BY_HAND, 'merge_too_many')
    .transform((ids) => [...new Set(ids)])
    .refine((ids) => ids.length > 1, 'merge_needs_two'),
);

export const mergeInput = z.object({ contactIds: contactIdsField, ...choicesInput });

type GivenChoices = z.output<z.ZodObject<typeof choicesInput>>;

export function readMerge(input: unknown) {
  return parseInput(mergeInput, input);
}

/** @throws Refused for a custom field there is not */
export async function choicesOf({ primaryId, values }: GivenChoices, db: Database): Promise<Choices> {
  const { customFields = {}, ...fields } = values ?? {};
  if (Object.keys(customFields).length === 0) return { primaryId, values: fields };
  if (Object.keys(customFields).length > MOST_CHOICES) refuse('values.customFields', 'too_many');
  const known = await allCustomFields(db);
  const chosen = Object.entries(customFields).map(([name, id]): [ChoiceField, number] => {
    const field = known.find((one) => name === `f${one.id}` || foldText(one.name) === foldText(name));
    if (!field) refuse(`values.customFields.${name}`, 'unknown_custom_field');
    return [`custom:${field.id}`, id];
  });
  return { primaryId, values: { ...fields, ...Object.fromEntries(chosen) } };
}
