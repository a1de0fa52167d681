import { DIRECTIONS } from '#lib/blacklist/direction.ts';
import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS, listing, locationHeader } from '../collection-operations.ts';
import { parameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Paths } from '../types.ts';

const tag = 'blacklist';

const entryExample = {
  id: 12,
  direction: 'inbound',
  number: '5511987654321',
  note: 'Trote',
  addedBy: 'paula@aurora.example',
  refused: 3,
  lastRefusedAt: '2026-11-24T12:00:00.000Z',
  createdAt: '2026-11-20T09:30:00.000Z',
};

export function blacklistPaths(words: Translate): Paths {
  const content = json('BlacklistEntry', entryExample);
  const given = { direction: 'inbound', number: '11987654321' };
  return {
    '/blacklist': {
      get: listing(words, {
        id: 'listBlacklist',
        tag,
        permission: 'blacklist.view',
        item: 'BlacklistEntry',
        example: entryExample,
        filters: [
          parameter(words, 'listDirection', { type: 'string', enum: [...DIRECTIONS] }, 'direction'),
          parameter(words, 'listSearch', { type: 'string', maxLength: 200 }, 'search'),
        ],
      }),
      post: operation(words, {
        id: 'addToBlacklist',
        tag,
        permission: 'blacklist.manage',
        body: json('NewBlacklistEntry', { ...given, note: 'Trote' }),
        answers: {
          200: { description: words('answers.listedAlready'), content },
          201: {
            description: words('answers.created'),
            headers: locationHeader(words('answers.location')),
            content,
          },
        },
        problems: BODY_PROBLEMS.filter((problem) => problem !== 'conflict'),
      }),
      delete: operation(words, {
        id: 'removeFromBlacklist',
        tag,
        permission: 'blacklist.manage',
        body: json('ListedNumber', given),
        answers: { 204: { description: words('answers.deleted') } },
        problems: [...BODY_PROBLEMS.filter((problem) => problem !== 'conflict'), 'not_found'],
      }),
    },
  };
}
