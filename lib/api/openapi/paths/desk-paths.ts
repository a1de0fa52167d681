import type { Translate } from '#lib/core/translate.ts';
import { BODY_PROBLEMS, creation, listing } from '../collection-operations.ts';
import { channelExample, presenceExample, simulationExample } from '../desk-examples.ts';
import { idParameter } from '../list-parts.ts';
import { json, operation } from '../operation.ts';
import type { Paths } from '../types.ts';

const tag = 'channels';

export function deskPaths(words: Translate): Paths {
  const channel = { tag, item: 'Channel', example: channelExample };
  const disposition = { tag, item: 'Disposition', example: { id: 1, name: 'Resolvido', archived: false } };
  const parts = {
    tag,
    parameters: [idParameter(words)],
    answers: { 200: { description: words('answers.item'), content: json('Channel', channelExample) } },
  };
  const { id: _id, scope: _scope, ...given } = channelExample;
  return {
    '/channels': {
      get: listing(words, { ...channel, id: 'listChannels', permission: 'channels.view' }),
      post: creation(words, { ...channel, id: 'createChannel', permission: 'channels.manage', given }),
    },
    '/channels/{id}': {
      get: operation(words, {
        ...parts,
        id: 'getChannel',
        permission: 'channels.view',
        problems: ['not_found'],
      }),
      patch: operation(words, {
        ...parts,
        id: 'updateChannel',
        permission: 'channels.manage',
        body: json('ChannelChange', { active: false }),
        problems: [...BODY_PROBLEMS, 'not_found'],
      }),
    },
    '/dispositions': {
      get: listing(words, { ...disposition, id: 'listDispositions', permission: 'dispositions.view' }),
      post: creation(words, {
        ...disposition,
        id: 'createDisposition',
        permission: 'dispositions.manage',
        given: { name: 'Resolvido' },
      }),
    },
    '/presence': {
      get: listing(words, {
        tag: 'interactions',
        item: 'Presence',
        example: presenceExample,
        id: 'listPresence',
        permission: 'presence.others',
      }),
      put: operation(words, {
        id: 'setPresence',
        tag: 'interactions',
        permission: 'presence.own',
        body: json('OwnPresence', { presence: 'paused', reason: 'Almoço' }),
        answers: { 204: { description: words('answers.noted') } },
        problems: BODY_PROBLEMS,
      }),
    },
    '/routing/simulate': {
      post: operation(words, {
        id: 'simulateRouting',
        tag: 'interactions',
        permission: 'routing.simulate',
        body: json('Simulate', { from: { phone: '011987654321' }, medium: 'voice' }),
        answers: {
          200: { description: words('answers.item'), content: json('Simulation', simulationExample) },
        },
        problems: BODY_PROBLEMS,
      }),
    },
  };
}
