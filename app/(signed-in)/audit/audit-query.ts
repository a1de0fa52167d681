import { z } from 'zod';
import type { AuditQuery } from '#lib/audit/list-audit-events.ts';
import { AUDIT_ACTIONS, type AuditAction } from '#lib/core/audit/audit-actions.ts';
import { pageSchema } from '#lib/core/paging.ts';
import { idField, LARGE_ID, SMALL_ID } from '#lib/core/row-id.ts';

export const ACTIONS = Object.keys(AUDIT_ACTIONS) as AuditAction[];
export const SUBJECTS = [...new Set(Object.values(AUDIT_ACTIONS))];

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const id = (most: number) => z.preprocess(first, idField(most).optional()).catch(undefined);

const schema = pageSchema.extend({
  user: id(SMALL_ID),
  id: id(LARGE_ID),
  subject: z.preprocess(first, z.enum(SUBJECTS).optional()).catch(undefined),
  action: z.preprocess(first, z.enum(ACTIONS).optional()).catch(undefined),
});

export type AuditPageQuery = z.output<typeof schema>;

/** What the page's address asks for; whatever is not understood is left out. */
export function readAuditQuery(query: Record<string, unknown>): AuditPageQuery {
  return schema.parse(query);
}

export function auditQuery({
  user,
  id: subjectId,
  subject,
  action,
  after,
  before,
}: AuditPageQuery): AuditQuery {
  return { userId: user, subject, subjectId, action, after, before };
}

/** The page's address for another page of the same filters. */
export function auditHref(query: AuditPageQuery, page: Pick<AuditPageQuery, 'after' | 'before'>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, after: undefined, before: undefined, ...page })) {
    if (value !== undefined) parts.set(name, String(value));
  }
  return parts.size > 0 ? `/audit?${parts}` : '/audit';
}
