import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { services } from '#db/schema/index.ts';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';

/** Whether whoever was served is asked how it was. */
export const SURVEY_RULES = ['choice', 'always', 'never'] as const;
export type SurveyRule = (typeof SURVEY_RULES)[number];

export interface Service {
  id: number;
  name: string;
  hasMailbox: boolean;
  surveys: SurveyRule;
  archived: boolean;
}

export const serviceColumns = {
  id: services.id,
  name: services.name,
  hasMailbox: services.hasMailbox,
  surveys: services.surveys,
  archived: sql<boolean>`${services.archivedAt} is not null`,
};

export const serviceName = inJson(
  z.string().min(1).max(LONGEST.service),
  z
    .string('required')
    .transform((name) => normalizeText(name).replace(/\s+/g, ' '))
    .refine((name) => name !== '', 'required')
    .refine((name) => name.length <= LONGEST.service, 'too_long'),
);
