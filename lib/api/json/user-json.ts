import type { User } from '#lib/users/user-row.ts';

/** A user as the API shows one. */
export function userJson(user: User) {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    canAnonymize: user.canAnonymize,
    active: user.active,
    followMePhone: user.followMePhone,
    segments: user.segments,
    invited: user.invited,
    locale: user.locale,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
  };
}
