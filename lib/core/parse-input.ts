import type { z } from 'zod';
import { type FieldReasons, Refused } from './errors.ts';

/** Nobody reads more, and a body made of mistakes would take long to word. */
const MOST_REASONS = 200;

/**
 * Parses what came from a form, an API body or a query. Every message of a schema is a code of the `errors`
 * catalogue (`z.string().min(1, 'required')`); zod's own wording never reaches a user.
 * @throws Refused with the reasons by field, paths joined by dots
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields: FieldReasons = {};
  for (const issue of result.error.issues.slice(0, MOST_REASONS)) {
    const field = issue.path.length > 0 ? issue.path.join('.') : 'form';
    const custom = /^[a-z][a-z0-9_]*$/.test(issue.message) ? issue.message : codeOf(issue);
    const params = 'maximum' in issue ? { maximum: Number(issue.maximum) } : undefined;
    fields[field] ??= [];
    fields[field].push({ code: custom, params });
  }
  throw new Refused(fields);
}

function codeOf(issue: { code?: string; input?: unknown }): string {
  if (issue.code === 'too_big') return 'too_long';
  if (issue.code === 'too_small') return 'required';
  if (issue.code === 'unrecognized_keys') return 'unknown_field';
  return 'invalid';
}
