import { created } from '#lib/api/answers.ts';
import { appointmentJson } from '#lib/api/json/appointment-json.ts';
import { listAnswer } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { createAppointment } from '#lib/appointments/create-appointment.ts';
import { getAppointment } from '#lib/appointments/get-appointment.ts';
import { appointmentFilterShape, listAppointments } from '#lib/appointments/list-appointments.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { cursor, ...asked } = query({ ...listParameters, ...appointmentFilterShape });
    const { items, next } = await listAppointments(actor, { ...asked, after: cursor });
    return listAnswer(items.map(appointmentJson), next);
  },
  POST: async ({ actor, json }) => {
    const id = await createAppointment(actor, await json('NewAppointment'));
    return created(`/api/v1/appointments/${id}`, appointmentJson(await getAppointment(actor, id)));
  },
});
