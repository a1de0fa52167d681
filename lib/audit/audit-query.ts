import { z } from 'zod';
import { AUDIT_ACTIONS, type AuditAction } from '#lib/core/audit/audit-actions.ts';
import { idField, LARGE_ID, SMALL_ID } from '#lib/core/row-id.ts';
import { typedDay } from '#lib/identifiers/typed-day.ts';

export const ACTIONS = Object.keys(AUDIT_ACTIONS) as AuditAction[];
export const SUBJECTS = [...new Set(Object.values(AUDIT_ACTIONS))];

/** A field of the form that was left blank asks for nothing. */
const unlessBlank = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());

const filters = {
  user: unlessBlank(idField(SMALL_ID)),
  subject: unlessBlank(z.enum(SUBJECTS, 'invalid')),
  id: unlessBlank(idField(LARGE_ID)),
  action: unlessBlank(z.enum(ACTIONS, 'invalid')),
  contact: unlessBlank(idField(LARGE_ID)),
  cause: unlessBlank(idField(LARGE_ID)),
  /** In the organization's time zone; both ends belong to the range. */
  from: unlessBlank(typedDay),
  to: unlessBlank(typedDay),
};

/** Strict: a filter that is not understood is refused, for whoever reads the trail must not take everything for a part. */
export const auditFilters = z.strictObject(filters);

export const auditQuery = z.strictObject({
  ...filters,
  after: unlessBlank(idField(LARGE_ID)),
  before: unlessBlank(idField(LARGE_ID)),
});

export type AuditFilters = z.output<typeof auditFilters>;
