import { DIRECTIONS } from '#lib/blacklist/direction.ts';
import { LONGEST } from '#lib/core/limits.ts';
import type { Permission } from '#lib/core/permissions.ts';
import type { Translate } from '#lib/core/translate.ts';
import { IMPORT_MODES } from '#lib/imports/deciding/known-base.ts';
import { WORKBOOK_TYPE } from '#lib/imports/upload/workbook-type.ts';
import { listing, locationHeader } from '../collection-operations.ts';
import { importExample, runExample } from '../examples.ts';
import { idParameter, parameter } from '../list-parts.ts';
import { json, type OperationParts, operation } from '../operation.ts';
import type { Content, Operation, Paths, Schema } from '../types.ts';

export function importPaths(words: Translate): Paths {
  const list = {
    tag: 'imports',
    permission: 'imports.view',
    item: 'Import',
    example: importExample,
  } as const;
  return {
    '/imports': { get: listing(words, { ...list, id: 'listImports' }), post: upload(words) },
    '/blacklist/import': { post: numberUpload(words) },
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

const numbers = { type: 'string', enum: [...DIRECTIONS] };

function upload(words: Translate): Operation {
  return receiving(words, {
    id: 'createImport',
    tag: 'imports',
    permission: 'imports.create',
    parameters: [parameter(words, 'mode', mode)],
    body: fileContent({
      file: words('fields.file'),
      fields: { mode },
      example: 'contact_name;contact_phone\nMarina Prado;5511982147730\n',
    }),
  });
}

function numberUpload(words: Translate): Operation {
  return receiving(words, {
    id: 'importBlacklist',
    tag: 'blacklist',
    permission: 'blacklist.manage',
    parameters: [
      parameter(words, 'listImportDirection', numbers, 'direction'),
      parameter(words, 'listImportNote', { type: 'string', maxLength: LONGEST.reason }, 'note'),
    ],
    body: fileContent({
      file: words('fields.listFile'),
      fields: { direction: numbers, note: { type: 'string' } },
      example: 'number;note\n11987654321;Trote\n',
    }),
  });
}

function receiving(words: Translate, parts: Omit<OperationParts, 'answers' | 'problems'>): Operation {
  const started = {
    description: words('answers.started'),
    headers: locationHeader(words('answers.runLocation')),
    content: json('StartedRun', { id: 7 }),
  };
  return operation(words, {
    ...parts,
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

interface FileForm {
  /** What the file holds. */
  file: string;
  /** What may be sent beside it. */
  fields: Record<string, Schema>;
  example: string;
}

function fileContent({ file, fields, example }: FileForm): Content {
  const properties = {
    file: { type: 'string', contentMediaType: 'application/octet-stream', description: file },
    ...fields,
  };
  return {
    'multipart/form-data': { schema: { type: 'object', required: ['file'], properties } },
    'text/csv': { schema: { type: 'string' }, example },
    [WORKBOOK_TYPE]: { schema: { contentMediaType: WORKBOOK_TYPE } },
  };
}
