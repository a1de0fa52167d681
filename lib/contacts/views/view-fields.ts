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
  /** For everyone, or for who made it alone. */
  shared: boolean;
  /** The list's address after its `?`. */
  query: string;
  /** Who made it. */
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

/** Whether the view is the actor's to change: their own, or a shared one for those who keep the house. */
export function mayManageView(
  actor: Actor,
  { userId, shared }: Pick<SavedView, 'userId' | 'shared'>,
): boolean {
  return userId === actor.userId || (shared && can(actor, 'views.manage'));
}

/** Whether the actor may look at what the view shows: the rows of an import are not for everyone. */
export function mayUseView(actor: Actor, { query }: Pick<SavedView, 'query'>): boolean {
  return lookOfQuery(query).filters.import === undefined || can(actor, 'imports.view');
}
