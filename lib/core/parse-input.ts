import type { z } from 'zod';
import { boundedReasons, type Reason, Refused } from './errors.ts';

/** Every message of a schema is a code of the `errors` catalogue; zod's own wording never reaches a user. @throws Refused */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Refused(boundedReasons(reasonsOf(result.error.issues)));
}

function* reasonsOf(issues: z.core.$ZodIssue[]): Generator<[string, Reason[]]> {
  for (const issue of issues) {
    const field = issue.path.length > 0 ? issue.path.join('.') : 'form';
    const code = /^[a-z][a-z0-9_]*$/.test(issue.message) ? issue.message : codeOf(issue);
    const params = 'maximum' in issue ? { maximum: Number(issue.maximum) } : undefined;
    yield [field, [{ code, params }]];
  }
}

function codeOf(issue: { code?: string; input?: unknown }): string {
  if (issue.code === 'too_big') return 'too_long';
  if (issue.code === 'too_small') return 'required';
  if (issue.code === 'unrecognized_keys') return 'unknown_field';
  return 'invalid';
}
