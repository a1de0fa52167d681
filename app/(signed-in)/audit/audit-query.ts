import { z } from 'zod';
import type { AuditQuery } from '#lib/audit/list-audit-events.ts';
import { pageSchema } from '#lib/core/paging.ts';
import { idField, LARGE_ID, SMALL_ID } from '#lib/core/row-id.ts';

export const SUBJECTS = [
  'contact',
  'run',
  'user',
  'session',
  'organization',
  'custom-field',
  'tag',
  'service',
  'segment',
  'view',
  'token',
] as const;

export const ACTIONS = [
  'contact.created',
  'contact.updated',
  'contact.activated',
  'contact.deactivated',
  'contact.deleted',
  'contact.assigned',
  'contact.unassigned',
  'import.created',
  'import.cancelled',
  'user.created',
  'user.invited',
  'user.invitation-accepted',
  'user.updated',
  'user.deactivated',
  'user.reactivated',
  'user.profile-updated',
  'user.password-changed',
  'session.opened',
  'session.closed',
  'token.created',
  'token.revoked',
  'organization.updated',
  'custom-field.created',
  'custom-field.updated',
  'custom-field.moved',
  'custom-field.archived',
  'custom-field.restored',
  'tag.created',
  'tag.renamed',
  'tag.deleted',
  'service.created',
  'service.updated',
  'service.archived',
  'service.restored',
  'segment.created',
  'segment.updated',
  'segment.deleted',
] as const;

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
