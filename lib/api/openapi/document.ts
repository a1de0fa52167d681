import type { Locale } from '#lib/i18n/locales.ts';
import { apiWords } from '../api-words.ts';
import { componentSchemas } from './component-schemas.ts';
import { problemResponses } from './operation.ts';
import { appointmentPaths } from './paths/appointment-paths.ts';
import { blacklistPaths } from './paths/blacklist-paths.ts';
import { blockingPaths } from './paths/blocking-paths.ts';
import { bulkPaths } from './paths/bulk-paths.ts';
import { contactChannelPaths } from './paths/contact-channel-paths.ts';
import { contactPaths } from './paths/contact-paths.ts';
import { deskPaths } from './paths/desk-paths.ts';
import { duplicatePaths } from './paths/duplicate-paths.ts';
import { importPaths } from './paths/import-paths.ts';
import { interactionPaths } from './paths/interaction-paths.ts';
import { mergePaths } from './paths/merge-paths.ts';
import { messagePaths } from './paths/message-paths.ts';
import { notePaths } from './paths/note-paths.ts';
import { portfolioPaths } from './paths/portfolio-paths.ts';
import { settingPaths } from './paths/setting-paths.ts';
import { surveyPaths } from './paths/survey-paths.ts';
import { syncPaths } from './paths/sync-paths.ts';
import type { OpenApiDocument } from './types.ts';
import { webhookEvents, webhookPaths } from './webhook-paths.ts';

const TAGS = [
  'contacts',
  'duplicates',
  'portfolio',
  'interactions',
  'messages',
  'appointments',
  'channels',
  'blacklist',
  'imports',
  'webhooks',
  'users',
  'organization',
  'tags',
  'customFields',
];

export function openApiDocument(locale: Locale): OpenApiDocument {
  const words = apiWords(locale, 'api');
  return {
    openapi: '3.1.0',
    info: {
      title: words('document.title'),
      version: '1',
      description: words('document.description'),
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    tags: TAGS.map((name) => ({ name, description: words(`tags.${name}`) })),
    paths: {
      ...contactPaths(words),
      ...notePaths(words),
      ...bulkPaths(words),
      ...blockingPaths(words),
      ...contactChannelPaths(words),
      ...syncPaths(words),
      ...blacklistPaths(words),
      ...duplicatePaths(words),
      ...mergePaths(words),
      ...portfolioPaths(words),
      ...interactionPaths(words),
      ...messagePaths(words),
      ...surveyPaths(words),
      ...appointmentPaths(words),
      ...deskPaths(words),
      ...importPaths(words),
      ...settingPaths(words),
      ...webhookPaths(words),
    },
    webhooks: webhookEvents(words),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: words('document.token') } },
      schemas: componentSchemas(words),
      responses: problemResponses(words),
    },
  };
}
