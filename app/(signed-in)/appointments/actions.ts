'use server';

import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { updateAppointment } from '#lib/appointments/update-appointment.ts';
import { idOf, isId } from '#lib/core/row-id.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { localPath } from '#lib/web/local-path.ts';
import { submitForm } from '#lib/web/submit-form.ts';
import { keeperOf } from './keeper.ts';

export async function createAppointmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(
    previous,
    form,
    async (actor, { contactId, interactionId, keeper, returnTo, ...input }) => {
      const { date, time, minutes, channel, note } = input;
      const about = isId(idOf(interactionId)) ? { interactionId: idOf(interactionId) } : {};
      const given = { date, time, minutes, channel, note, ...about, ...keeperOf(keeper) };
      const id = await createAppointment(actor, { contactId: idOf(contactId), ...given });
      const to = returnTo ? localPath(returnTo) : `/appointments/${id}`;
      return { to, flash: { key: 'appointments.flash.created' } };
    },
  );
}

export async function updateAppointmentAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, keeper, date, time, minutes, channel, note }) => {
    await updateAppointment(actor, idOf(id), { date, time, minutes, channel, note, ...keeperOf(keeper) });
    return { to: `/appointments/${idOf(id)}`, flash: { key: 'appointments.flash.updated' } };
  });
}

export async function setAppointmentStateAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, { id, state, returnTo }) => {
    await updateAppointment(actor, idOf(id), { state });
    const to = returnTo ? localPath(returnTo) : `/appointments/${idOf(id)}`;
    return { to, flash: { key: `appointments.flash.${state}` } };
  });
}
