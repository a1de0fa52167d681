'use server';

import { can } from '#lib/core/permissions.ts';
import { idOf } from '#lib/core/row-id.ts';
import { type HandedOver, handOverPortfolio } from '#lib/portfolio/hand-over-portfolio.ts';
import { createInvitationLink } from '#lib/users/invitations/create-invitation-link.ts';
import { updateUser } from '#lib/users/update-user.ts';
import type { Flash } from '#lib/web/flash.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

export async function updateUserAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { id, name, email, role, followMePhone, segments, mostInteractions, ownPassword } = input;
    // A box that is not ticked sends nothing, which to the verb means "leave it".
    const canAnonymize = can(actor, 'users.grant') ? (input.canAnonymize ?? false) : undefined;
    const change = {
      name,
      email,
      role,
      canAnonymize,
      followMePhone,
      segments,
      mostInteractions,
      ownPassword,
    };
    await updateUser(actor, idOf(id), change);
    return { to: '/settings/users', flash: { key: 'users.flash.updated' } };
  });
}

export async function deactivateUserAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { id, to, userId, backupUserId, deskUserId, deskService } = input;
    const desk = { deskTo: input.deskTo || (to === 'keep' ? 'queue' : undefined), deskUserId, deskService };
    const leaving = { active: false, to, userId, backupUserId, ...desk };
    const { handedOver } = await updateUser(actor, idOf(id), leaving);
    const flash = Object.values(handedOver).some((count) => count > 0)
      ? handOverFlash('users.flash.deactivatedAnd', to, handedOver)
      : { key: 'users.flash.deactivated' };
    return { to: `/settings/users/${idOf(id)}`, flash };
  });
}

export async function reactivateUserAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id }) => {
    const user = await updateUser(actor, idOf(id), { active: true });
    return { to: `/settings/users/${user.id}`, flash: { key: 'users.flash.reactivated' } };
  });
}

export async function handOverPortfolioAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const handedOver = await handOverPortfolio(actor, idOf(input.id), input);
    return { to: '/settings/users', flash: handOverFlash('users.flash.portfolio', input.to, handedOver) };
  });
}

export async function createInvitationLinkAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const path = await createInvitationLink(actor, idOf(input.id));
    return { to: `/settings/users/${idOf(input.id)}/link`, secret: path };
  });
}

/** What really became of the contacts. */
function handOverFlash(beginning: string, to: unknown, handedOver: HandedOver): Flash {
  return { key: `${beginning}${to === 'nobody' ? 'Dissolved' : 'Moved'}`, params: { ...handedOver } };
}
