import { z } from 'zod';
import { PROBLEM_STATUS, type ProblemCode } from '../problem.ts';
import { noted } from './noted.ts';

export const Reason = z.strictObject({
  code: noted('reasonCode', z.string()),
  message: z.string(),
  params: noted('reasonParams', z.record(z.string(), z.union([z.string(), z.number()]))).optional(),
});

export const ErrorDetails = z.strictObject({
  code: z.enum(Object.keys(PROBLEM_STATUS) as ProblemCode[]),
  message: noted('errorMessage', z.string()),
  fields: noted('errorFields', z.record(z.string(), z.array(Reason))),
});

export const ErrorAnswer = z.strictObject({ error: ErrorDetails });

export type ErrorBody = z.output<typeof ErrorAnswer>;
