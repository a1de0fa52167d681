import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS, creation, listing } from '../collection-operations.ts';
import { idParameter, parameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Paths } from '../types.ts';

const tag = 'appointments';

const appointmentExample = {
  id: 9,
  contact: { id: 1042, clientCode: 'C-0042' },
  interactionId: 17,
  agent: { id: 4, email: 'caio@aurora.example' },
  service: null,
  channel: 'Telefone',
  startsAt: '2026-12-03T17:30:00.000Z',
  minutes: 30,
  note: 'Confirmar o novo endereço.',
  state: 'open',
  createdAt: '2026-11-24T12:12:00.000Z',
  endedAt: null,
  sequence: 0,
};

export function appointmentPaths(words: Translate): Paths {
  const list = { tag, item: 'Appointment', example: appointmentExample };
  const filter = (name: string, schema: object = { type: 'string' }) => parameter(words, name, { ...schema });
  const parts = {
    tag,
    parameters: [idParameter(words)],
    answers: {
      200: { description: words('answers.item'), content: json('Appointment', appointmentExample) },
    },
  };
  return {
    '/appointments': {
      get: listing(words, {
        ...list,
        id: 'listAppointments',
        permission: 'appointments.view',
        filters: [
          filter('state', { type: 'string', enum: ['open', 'done', 'missed', 'cancelled'] }),
          filter('agent'),
          filter('service'),
          filter('keeper', { type: 'string', enum: ['agents', 'services'] }),
          filter('contact', { type: 'integer', minimum: 1 }),
          filter('since'),
          filter('until'),
        ],
      }),
      post: creation(words, {
        ...list,
        id: 'createAppointment',
        permission: 'appointments.make',
        given: { clientCode: 'C-0042', startsAt: '2026-12-03T14:30:00-03:00', channel: 'Telefone' },
        problems: ['not_found'],
      }),
    },
    '/appointments/{id}': {
      get: operation(words, {
        ...parts,
        id: 'getAppointment',
        permission: 'appointments.view',
        problems: ['not_found'],
      }),
      patch: operation(words, {
        ...parts,
        id: 'updateAppointment',
        permission: 'appointments.make',
        body: json('AppointmentChange', { state: 'done' }),
        problems: [...BODY_PROBLEMS, 'not_found'],
      }),
    },
  };
}
