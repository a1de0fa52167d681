import { z } from 'zod';
import { ROLES } from '#lib/core/role.ts';
import { LOCALES } from '#lib/i18n/locales.ts';
import { PRESENCES } from '#lib/routing/routing-facts.ts';
import type { User } from '#lib/users/user-row.ts';
import { id, instant, whole } from './answer-parts.ts';
import { noted } from './noted.ts';

export const UserAnswer = z.strictObject({
  id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  canAnonymize: noted('canAnonymize', z.boolean()),
  active: z.boolean(),
  followMePhone: noted('followMePhone', z.string().nullable()),
  segments: noted('userSegments', z.array(z.string())),
  presence: noted('presence', z.enum(PRESENCES)),
  mostInteractions: noted('mostInteractions', whole),
  openInteractions: noted('openInteractions', whole),
  invited: noted('invited', z.boolean()),
  locale: noted('userLocale', z.enum(LOCALES).nullable()),
  createdAt: instant,
  updatedAt: instant,
});

export function userJson(user: User): z.output<typeof UserAnswer> {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    canAnonymize: user.canAnonymize,
    active: user.active,
    followMePhone: user.followMePhone,
    segments: user.segments,
    presence: user.presence,
    mostInteractions: user.mostInteractions,
    openInteractions: user.openInteractions,
    invited: user.invited,
    locale: user.locale,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
  };
}
