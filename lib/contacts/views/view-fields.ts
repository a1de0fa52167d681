import { z } from 'zod';
import { savedViews, users } from '#db/schema/index.ts';
import type { Actor } from '#lib/core/actor.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { normalizeText } from '#lib/identifiers/normalize-text.ts';
import { lookOfQuery } from './view-query.ts';

export const viewName = z
  .string('required')
  .transform((text) => normalizeText(text))
  .pipe(z.string().min(1, 'required').max(LONGEST.view, 'too_long'));

export const LONGEST_QUERY = 4_000;

/** A box that is not ticked sends nothing. */
export const viewShared = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')], 'invalid_boolean')
  .default(false);

export interface SavedView {
  id: number;
  name: string;
  shared: boolean;
  query: string;
  userId: number;
  userName: string;
}

/** Select them from `saved_view` joined with `app_user`. */
export const viewColumns = {
  id: savedViews.id,
  name: savedViews.name,
  shared: savedViews.shared,
  query: savedViews.query,
  userId: savedViews.userId,
  userName: users.name,
};

/** Their own, or a shared one for those who keep the house. */
export function mayManageView(
  actor: Actor,
  { userId, shared }: Pick<SavedView, 'userId' | 'shared'>,
): boolean {
  return userId === actor.userId || (shared && can(actor, 'views.manage'));
}

/** The rows of an import are not for everyone. */
export function mayUseView(actor: Actor, { query }: Pick<SavedView, 'query'>): boolean {
  return lookOfQuery(query).filters.import === undefined || can(actor, 'imports.view');
}
