import type { z } from 'zod';
import { surveyFilterShape } from '#lib/surveys/list-surveys.ts';

type Given = Record<string, string | string[] | undefined>;

/** The filters of an address; what is blank or cannot be read is none. */
export function filtersOf(given: Given): Record<string, string> {
  return Object.fromEntries(
    Object.entries(surveyFilterShape).flatMap(([name, schema]) => {
      const text = [given[name]].flat()[0]?.trim();
      if (!text) return [];
      return (schema as z.ZodType).safeParse(text).success ? [[name, text]] : [];
    }),
  );
}
