import type { Locale } from '#lib/i18n/locales.ts';
import { apiWords } from '../api-words.ts';
import { bulkPaths } from './bulk-paths.ts';
import { bulkSchemas } from './bulk-schemas.ts';
import { contactPaths } from './contact-paths.ts';
import { contactSchemas } from './contact-schemas.ts';
import { errorSchemas } from './error-schemas.ts';
import { importPaths } from './import-paths.ts';
import { problemResponses } from './operation.ts';
import { portfolioPaths } from './portfolio-paths.ts';
import { portfolioSchemas } from './portfolio-schemas.ts';
import { runSchemas } from './run-schemas.ts';
import { settingPaths } from './setting-paths.ts';
import { settingSchemas } from './setting-schemas.ts';
import type { OpenApiDocument } from './types.ts';

const TAGS = ['contacts', 'portfolio', 'imports', 'users', 'organization', 'tags', 'customFields'];

/** The OpenAPI 3.1 document of `/api/v1`, its words in one of our languages. */
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
      ...portfolioPaths(words),
      ...importPaths(words),
      ...settingPaths(words),
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: words('document.token') } },
      schemas: {
        ...contactSchemas(words),
        ...bulkSchemas(words),
        ...portfolioSchemas(words),
        ...runSchemas(words),
        ...settingSchemas(words),
        ...errorSchemas(words),
      },
      responses: problemResponses(words),
    },
  };
}
