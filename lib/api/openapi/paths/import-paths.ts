import type { Permission } from '#lib/core/permissions.ts';
import type { Translate } from '#lib/core/translate.ts';
import { IMPORT_MODES } from '#lib/imports/deciding/known-base.ts';
import { WORKBOOK_TYPE } from '#lib/imports/upload/workbook-type.ts';
import { listing, locationHeader } from '../collection-operations.ts';
import { importExample, runExample } from '../examples.ts';
import { idParameter, parameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Content, Operation, Paths } from '../types.ts';

export function importPaths(words: Translate): Paths {
  const list = {
    tag: 'imports',
    permission: 'imports.view',
    item: 'Import',
    example: importExample,
  } as const;
  return {
    '/imports': { get: listing(words, { ...list, id: 'listImports' }), post: upload(words) },
    '/imports/{id}': { get: reading(words, 'getImport', json('Import', importExample)) },
    '/imports/{id}/errors.csv': {
      get: reading(words, 'getImportErrors', { 'text/csv': { schema: { type: 'string' } } }),
    },
    '/runs/{id}': { get: reading(words, 'getRun', json('Run', runExample), 'runs.view') },
    '/runs/{id}/refused.csv': {
      get: reading(words, 'getRunRefused', { 'text/csv': { schema: { type: 'string' } } }, 'runs.view'),
    },
    '/runs/{id}/proof': {
      get: reading(
        words,
        'getRunProof',
        json('ErasureProof', { places: { contact: 2, message: 14 } }),
        'runs.view',
      ),
    },
  };
}

const mode = { type: 'string', enum: [...IMPORT_MODES], default: 'create_and_update' };

function upload(words: Translate): Operation {
  const started = {
    description: words('answers.started'),
    headers: locationHeader(words('answers.runLocation')),
    content: json('StartedRun', { id: 7 }),
  };
  return operation(words, {
    id: 'createImport',
    tag: 'imports',
    permission: 'imports.create',
    parameters: [parameter(words, 'mode', mode)],
    body: fileContent(words),
    answers: { 202: started },
    problems: ['invalid_request', 'conflict', 'too_large', 'unsupported_media_type', 'refused'],
  });
}

function reading(
  words: Translate,
  id: string,
  content: Content,
  permission: Permission = 'imports.view',
): Operation {
  return operation(words, {
    id,
    tag: 'imports',
    permission,
    parameters: [idParameter(words)],
    answers: {
      200: { description: words(id in REPORTS ? 'answers.errorReport' : 'answers.item'), content },
    },
    problems: ['not_found'],
  });
}

const REPORTS = { getImportErrors: true, getRunRefused: true };

function fileContent(words: Translate): Content {
  const file = {
    type: 'string',
    contentMediaType: 'application/octet-stream',
    description: words('fields.file'),
  };
  return {
    'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file, mode } } },
    'text/csv': {
      schema: { type: 'string' },
      example: 'contact_name;contact_phone\nMarina Prado;5511982147730\n',
    },
    [WORKBOOK_TYPE]: { schema: { contentMediaType: WORKBOOK_TYPE } },
  };
}
