import type { Translate } from '#lib/core/translate.ts';
import { creation, listing } from '../collection-operations.ts';
import { parameter } from '../list-parts.ts';
import type { Paths } from '../types.ts';

const surveyExample = {
  id: 3,
  interactionId: 17,
  contact: { id: 1042, clientCode: 'C-0042' },
  agent: { id: 4, email: 'caio@aurora.example' },
  service: 'Suporte',
  channel: 'WhatsApp',
  state: 'answered',
  score: 5,
  comment: 'Resolveram na hora.',
  sentAt: '2026-11-24T12:10:00.000Z',
  expiresAt: '2026-12-01T12:10:00.000Z',
  answeredAt: '2026-11-24T12:31:00.000Z',
};

export function surveyPaths(words: Translate): Paths {
  const survey = { tag: 'interactions', item: 'Survey', example: surveyExample };
  const filter = (name: string, schema: object = { type: 'string' }) => parameter(words, name, { ...schema });
  return {
    '/surveys': {
      get: listing(words, {
        ...survey,
        id: 'listSurveys',
        permission: 'surveys.view',
        filters: [
          filter('state', { type: 'string', enum: ['pending', 'answered', 'expired'] }),
          filter('score', { type: 'string', enum: ['1', '2', '3', '4', '5'] }),
          filter('agent'),
          filter('service'),
          filter('contact', { type: 'integer', minimum: 1 }),
          filter('interaction', { type: 'integer', minimum: 1 }),
          filter('since'),
          filter('until'),
        ],
      }),
      post: creation(words, {
        ...survey,
        id: 'sendSurvey',
        permission: 'surveys.send',
        given: { interactionId: 17 },
        problems: ['not_found'],
      }),
    },
  };
}
