import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS, creation, listing } from '../collection-operations.ts';
import { assignedExample, assignmentExample, segmentExample, serviceExample } from '../examples.ts';
import { parameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Paths } from '../types.ts';

export function portfolioPaths(words: Translate): Paths {
  const tag = 'portfolio';
  const service = { tag, item: 'Service', example: serviceExample };
  const segment = { tag, item: 'Segment', example: segmentExample };
  return {
    '/contacts/assign': {
      post: operation(words, {
        id: 'assignContacts',
        tag,
        permission: 'portfolio.assign',
        body: json('Assignment', assignmentExample),
        answers: { 200: { description: words('answers.item'), content: json('Assigned', assignedExample) } },
        problems: BODY_PROBLEMS.filter((problem) => problem !== 'conflict'),
      }),
    },
    '/services': {
      get: listing(words, {
        ...service,
        id: 'listServices',
        permission: 'services.view',
        filters: [parameter(words, 'archived', { type: 'boolean' })],
      }),
      post: creation(words, {
        ...service,
        id: 'createService',
        permission: 'services.manage',
        given: { name: 'Suporte', hasMailbox: true },
      }),
    },
    '/segments': {
      get: listing(words, { ...segment, id: 'listSegments', permission: 'segments.view' }),
      post: creation(words, {
        ...segment,
        id: 'createSegment',
        permission: 'segments.manage',
        given: { name: 'Grande São Paulo', operators: ['caio@aurora.example'] },
      }),
    },
  };
}
