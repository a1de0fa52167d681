import { CHANNEL_KINDS } from '#lib/channels/channel.ts';
import type { Translate } from '#lib/core/translate.ts';
import { listing } from '../collection-operations.ts';
import { idParameter } from '../list-parts.ts';
import { operation } from '../operation.ts';
import type { Paths } from '../types.ts';

const example = {
  id: 1,
  kind: 'whatsapp',
  name: 'WhatsApp',
  state: 'active',
  startable: true,
  obstacle: null,
  since: '2026-03-02T13:20:00.000Z',
  lastAt: '2026-11-24T12:00:00.000Z',
};

export function contactChannelPaths(words: Translate): Paths {
  const list = listing(words, {
    id: 'listContactChannels',
    tag: 'contacts',
    permission: 'contacts.view',
    item: 'ContactChannel',
    example,
    problems: ['not_found'],
  });
  const kind = {
    name: 'kind',
    in: 'path',
    description: words('parameters.contactChannelKind'),
    required: true,
    schema: {
      anyOf: [
        { type: 'string', enum: [...CHANNEL_KINDS] },
        { type: 'integer', minimum: 1 },
      ],
    },
  } as const;
  return {
    '/contacts/{id}/channels': {
      get: { ...list, parameters: [idParameter(words), ...(list.parameters ?? [])] },
    },
    '/contacts/{id}/channels/{kind}': {
      delete: operation(words, {
        id: 'removeContactChannel',
        tag: 'contacts',
        permission: 'contacts.remove-channel',
        parameters: [idParameter(words), kind],
        answers: { 204: { description: words('answers.deleted') } },
        problems: ['not_found', 'conflict'],
      }),
    },
  };
}
