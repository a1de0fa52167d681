import { z } from 'zod';
import { inJson } from '#lib/core/json-form.ts';
import { LONGEST, MOST_SEGMENTS } from '#lib/core/limits.ts';
import { foldText, normalizeText } from '#lib/identifiers/normalize-text.ts';

export interface Segment {
  id: number;
  name: string;
}

const MOST_OPERATORS = 1000;

/** No commas: forms and files separate names with them. */
export const segmentName = inJson(
  z.string().min(1).max(LONGEST.segment),
  z
    .string('required')
    .transform((name) => normalizeText(name).replace(/\s+/g, ' '))
    .refine((name) => name !== '', 'required')
    .refine((name) => name.length <= LONGEST.segment, 'too_long')
    .refine((name) => !/[,;|]/.test(name), 'segment_with_comma'),
);

/** Forms send a blank value with their checkboxes, so that an empty list can be sent. */
export const operatorEmails = inJson(
  z.array(z.string()).max(MOST_OPERATORS),
  z
    .preprocess(
      (given) => (given === null ? [] : [given].flat()),
      z.array(z.string('invalid')).max(MOST_OPERATORS, 'too_many'),
    )
    .transform((emails) => [...new Set(emails.map((email) => email.trim().toLowerCase()))].filter(Boolean)),
);

export const segmentNames = inJson(
  z.array(z.string()).max(MOST_SEGMENTS),
  z
    .union(
      [z.string().transform((text) => [text]), z.array(z.string()), z.null().transform(() => [])],
      'invalid',
    )
    .transform((texts) => {
      const names = texts.flatMap((text) => text.split(/[,;|\n]/)).map((name) => normalizeText(name));
      return [...new Map(names.filter(Boolean).map((name) => [foldText(name), name])).values()];
    })
    .refine((names) => names.length <= MOST_SEGMENTS, 'too_many'),
);
