import type { Permission } from '#lib/core/permissions.ts';
import type { Translate } from '#lib/core/translate.ts';
import type { ProblemCode } from '../problem.ts';
import { listParameterParts } from './list-parts.ts';
import { json, operation } from './operation.ts';
import type { Operation, Parameter } from './types.ts';

interface Common {
  id: string;
  tag: string;
  permission: Permission;
  item: string;
  example: unknown;
  /** Of what a collection is part of. */
  parameters?: Parameter[];
  problems?: readonly ProblemCode[];
}

export const BODY_PROBLEMS: ProblemCode[] = [
  'invalid_request',
  'too_large',
  'unsupported_media_type',
  'refused',
  'conflict',
];

export function listing(words: Translate, parts: Common & { filters?: Parameter[] }): Operation {
  const page = json(`${parts.item}Page`, { items: [parts.example], nextCursor: null });
  return operation(words, {
    id: parts.id,
    tag: parts.tag,
    permission: parts.permission,
    parameters: [...(parts.parameters ?? []), ...listParameterParts(words), ...(parts.filters ?? [])],
    answers: { 200: { description: words('answers.page'), content: page } },
    problems: ['refused', ...(parts.problems ?? [])],
  });
}

export function creation(words: Translate, parts: Common & { given: unknown }): Operation {
  const content = json(parts.item, parts.example);
  return operation(words, {
    id: parts.id,
    tag: parts.tag,
    permission: parts.permission,
    parameters: parts.parameters,
    body: json(`New${parts.item}`, parts.given),
    answers: {
      201: {
        description: words('answers.created'),
        headers: locationHeader(words('answers.location')),
        content,
      },
    },
    problems: [...BODY_PROBLEMS, ...(parts.problems ?? [])],
  });
}

export function locationHeader(description: string) {
  return { Location: { description, schema: { type: 'string', format: 'uri-reference' } } };
}
