import { ok } from '#lib/api/answers.ts';
import { appointmentJson } from '#lib/api/json/appointment-json.ts';
import { resource } from '#lib/api/resource.ts';
import { getAppointment } from '#lib/appointments/get-appointment.ts';
import { updateAppointment } from '#lib/appointments/update-appointment.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, id }) => ok(appointmentJson(await getAppointment(actor, id('appointment')))),
  PATCH: async ({ actor, id, json }) => {
    await updateAppointment(actor, id('appointment'), await json('AppointmentChange'));
    return ok(appointmentJson(await getAppointment(actor, id('appointment'))));
  },
});
