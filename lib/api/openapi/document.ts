import type { Locale } from '#lib/i18n/locales.ts';
import { apiWords } from '../api-words.ts';
import { blacklistPaths } from './blacklist-paths.ts';
import { blockingPaths } from './blocking-paths.ts';
import { bulkPaths } from './bulk-paths.ts';
import { componentSchemas } from './component-schemas.ts';
import { contactPaths } from './contact-paths.ts';
import { deskPaths } from './desk-paths.ts';
import { duplicatePaths } from './duplicate-paths.ts';
import { importPaths } from './import-paths.ts';
import { interactionPaths } from './interaction-paths.ts';
import { messagePaths } from './message-paths.ts';
import { problemResponses } from './operation.ts';
import { portfolioPaths } from './portfolio-paths.ts';
import { settingPaths } from './setting-paths.ts';
import { surveyPaths } from './survey-paths.ts';
import type { OpenApiDocument } from './types.ts';

const TAGS = [
  'contacts',
  'duplicates',
  'portfolio',
  'interactions',
  'messages',
  'channels',
  'blacklist',
  'imports',
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
      ...bulkPaths(words),
      ...blockingPaths(words),
      ...blacklistPaths(words),
      ...duplicatePaths(words),
      ...portfolioPaths(words),
      ...interactionPaths(words),
      ...messagePaths(words),
      ...surveyPaths(words),
      ...deskPaths(words),
      ...importPaths(words),
      ...settingPaths(words),
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: words('document.token') } },
      schemas: componentSchemas(words),
      responses: problemResponses(words),
    },
  };
}
