import { can, type Permission, ruleOf } from '#lib/core/permissions.ts';
import { ROLES, type Role } from '#lib/core/role.ts';

/**
 * Every door of the application and the permission that opens it. What the build lists and what stands here must be the
 * same (`tests/e2e/permissions.spec.ts`), and each door is then tried by everybody. Who holds a permission is said in
 * `lib/core/permissions.ts` alone.
 */

/** `public`: whoever comes; `signed-in`: any user; else who holds the permission. */
export type Access = Permission | 'public' | 'signed-in';

/** Rows made for the trial of a door; ids as forms and addresses write them. */
export interface Samples {
  contact: string;
  /** A blocked contact. */
  blocked: string;
  /** One of two contacts with the same phone. */
  twin: string;
  /** A run that merged all, by the agent. */
  mergeAll: string;
  /** By who makes the trial. */
  merge: string;
  /** Merged into another. */
  away: string;
  /** Both of two such contacts, with a space between their ids. */
  twins: string;
  /** Two contacts that were told apart. */
  apart: string;
  /** A value on the list of placeholders. */
  ignored: string;
  /** A contact and a channel on which it was served; a contact and an id that a platform knows it by. Two ids, in that order. */
  usedChannel: string;
  identity: string;
  /** Of no list: area code and number. */
  newNumber: string;
  /** An entry of the outbound blacklist, by its id and by its number. */
  listed: string;
  listedNumber: string;
  /** Of who makes the trial, on somebody's contact. */
  note: string;
  customField: string;
  archivedField: string;
  tag: string;
  service: string;
  archivedService: string;
  segment: string;
  /** Behind the other. */
  otherSegment: string;
  /** Of a service. */
  queueName: string;
  channel: string;
  disposition: string;
  /** Everybody's. */
  template: string;
  /** Paused, with a delivery that was given up, to an address that nothing is ever sent to. */
  webhook: string;
  webhookDelivery: string;
  /** Open with who makes the trial; its message's id at the platform is `m` and this id. */
  interaction: string;
  /** Closed by who makes the trial, not asked about yet. */
  closed: string;
  /** Of a queue. */
  appointment: string;
  /** In the queue, of a sender nobody knows; who makes the trial is available. */
  waiting: string;
  /** A contact with a phone; who makes the trial has room. */
  caller: string;
  /** Rings at an agent. */
  ringing: string;
  /** A call that waits, whose caller was asked. */
  asked: string;
  /** Of a queue, not heard yet. */
  voicemail: string;
  /** Shared, of the owner. */
  view: string;
  /** An agent. */
  user: string;
  inactiveUser: string;
  /** An agent with a contact in the portfolio. */
  owner: string;
  /** Of an agent. */
  token: string;
  /** Ended, with refused rows; its notification is the supervisor's. */
  import: string;
  notification: string;
  /** A bulk change by the agent, ended, with a refused contact. */
  run: string;
  /** A file that waits for its review. Everyone sees their own alone: it is that of who makes the trial. */
  review: string;
  /** Open. */
  privacyRequest: string;
  /** Under a legal hold. */
  heldContact: string;
  /** The e-mail of who makes the trial. */
  login: string;
  /** A word nothing else has. */
  word: string;
}

export interface PageDoor {
  page: string;
  access: Access;
  /** What stands in the braces of its address. */
  sample?: keyof Samples | { text: string };
  /** Status for signed-in people, where it is not 200. */
  signedIn?: number;
  /** Where it leads those whom it is not for, instead of refusing them. */
  elsewhere?: string;
}

/** A route handler outside the API. `refused` says how it turns people away, with a location where it sends them on. */
export interface HandlerDoor {
  route: string;
  methods: Partial<Record<Method, Access>>;
  sample?: keyof Samples | { text: string };
  /** What a form brings there; a CSV file when left out. */
  sends?: 'picture' | 'selection' | 'filters' | 'state' | 'contact';
  refused?: {
    anonymous: [status: number, location?: string];
    forbidden?: [status: number, location?: string];
  };
}

/** An address of the API, opened by a bearer token. What `looks` changes nothing, though it is no GET. */
export interface EndpointDoor {
  /** With what its query has to say. */
  endpoint: string;
  sample?: keyof Samples;
  methods: Partial<Record<Method, { access: Permission; body?: (samples: Samples) => Body; looks?: true }>>;
}

export type Body = { json: Record<string, unknown> } | { csv: string };

export interface ActionDoor {
  action: string;
  file: string;
  access: Access;
  /** Fields with which it does what it is for: what is refused must have been worth refusing. */
  form: (samples: Samples) => Record<string, string>;
  /** False where even the permitted change nothing with these fields, such as a wrong password. */
  changes?: false;
}

/** Of everybody in the sweep who may confirm something by it. */
export const PASSWORD = 'uma-senha-de-prova-7';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** Who tries a door: somebody of a role without any grant, or somebody of that role who was given them all. */
export type Visitor = Role | `granted ${Role}`;

const GRANTED = ROLES.map((role): Visitor => `granted ${role}`);
export const VISITORS: readonly Visitor[] = [...ROLES, ...GRANTED];

export function isGranted(visitor: Visitor): boolean {
  return GRANTED.includes(visitor);
}

export function roleOf(visitor: Visitor): Role {
  return visitor.replace('granted ', '') as Role;
}

/**
 * Who tries an access, and whom of them it admits: those without grants, and where the permission takes a grant those with
 * one too. Whether people who are not signed in are admitted.
 */
export function admits(access: Access): {
  tried: readonly Visitor[];
  admitted: readonly Visitor[];
  refused: readonly Visitor[];
  anonymous: boolean;
} {
  if (access === 'public' || access === 'signed-in')
    return { tried: ROLES, admitted: ROLES, refused: [], anonymous: access === 'public' };
  const tried = ruleOf(access).grant ? VISITORS : ROLES;
  const holds = (who: Visitor) => can({ role: roleOf(who), canAnonymize: isGranted(who) }, access);
  return {
    tried,
    admitted: tried.filter(holds),
    refused: tried.filter((who) => !holds(who)),
    anonymous: false,
  };
}

export const PAGES: readonly PageDoor[] = [
  { page: '/', access: 'dashboard.view', elsewhere: '/desk' },
  { page: '/api-docs', access: 'public' },
  { page: '/appointments', access: 'appointments.view' },
  { page: '/appointments/[id]', access: 'appointments.view', sample: 'appointment' },
  { page: '/appointments/new', access: 'appointments.make' },
  { page: '/audit', access: 'audit.view' },
  { page: '/blacklist', access: 'blacklist.view' },
  { page: '/blacklist/import', access: 'blacklist.manage' },
  { page: '/blacklist/new', access: 'blacklist.manage' },
  { page: '/blacklist/remove', access: 'blacklist.manage' },
  { page: '/blocked', access: 'contacts.view' },
  { page: '/contacts', access: 'contacts.view' },
  { page: '/contacts/[id]', access: 'contacts.view', sample: 'contact' },
  { page: '/contacts/[id]/avatar', access: 'contacts.edit', sample: 'contact' },
  { page: '/contacts/[id]/block', access: 'contacts.block', sample: 'contact' },
  {
    page: '/contacts/[id]/channels/[channel]/remove',
    access: 'contacts.remove-channel',
    sample: 'usedChannel',
  },
  { page: '/contacts/[id]/identities/[identity]/move', access: 'contacts.edit', sample: 'identity' },
  { page: '/contacts/[id]/identities/new', access: 'contacts.edit', sample: 'contact' },
  { page: '/contacts/[id]/delete', access: 'contacts.delete', sample: 'contact' },
  { page: '/contacts/[id]/merged', access: 'contacts.view', sample: 'contact' },
  { page: '/contacts/[id]/edit', access: 'contacts.edit', sample: 'contact' },
  { page: '/contacts/anonymize', access: 'contacts.anonymize' },
  { page: '/contacts/anonymized', access: 'signed-in' },
  { page: '/contacts/[id]/data', access: 'privacy.manage', sample: 'contact' },
  { page: '/contacts/[id]/hold', access: 'privacy.manage', sample: 'contact' },
  { page: '/settings/privacy', access: 'privacy.manage' },
  { page: '/settings/privacy/requests/new', access: 'privacy.manage' },
  { page: '/contacts/assign', access: 'portfolio.assign' },
  { page: '/contacts/assign/confirm', access: 'portfolio.assign' },
  { page: '/contacts/bulk/activate', access: 'contacts.activate' },
  { page: '/contacts/bulk/add-tags', access: 'contacts.edit' },
  { page: '/contacts/bulk/add-to-segments', access: 'contacts.edit' },
  { page: '/contacts/bulk/deactivate', access: 'contacts.activate' },
  { page: '/contacts/bulk/delete', access: 'contacts.delete' },
  { page: '/contacts/bulk/priority', access: 'contacts.edit' },
  { page: '/contacts/bulk/remove-from-segments', access: 'contacts.edit' },
  { page: '/contacts/bulk/remove-tags', access: 'contacts.edit' },
  { page: '/contacts/export', access: 'contacts.export' },
  { page: '/contacts/columns', access: 'profile.manage' },
  { page: '/contacts/new', access: 'contacts.create' },
  { page: '/contacts/sync', access: 'contacts.sync' },
  { page: '/contacts/views', access: 'contacts.view' },
  { page: '/contacts/views/[id]', access: 'views.manage', sample: 'view' },
  { page: '/contacts/merge', access: 'duplicates.merge' },
  { page: '/contacts/views/new', access: 'contacts.view' },
  { page: '/desk', access: 'interactions.serve' },
  { page: '/duplicates', access: 'duplicates.view' },
  { page: '/duplicates/apart', access: 'duplicates.view' },
  { page: '/duplicates/ignored', access: 'organization.manage' },
  { page: '/duplicates/merge-all', access: 'duplicates.merge-all' },
  { page: '/duplicates/[id]', access: 'duplicates.merge', sample: 'twin' },
  { page: '/interactions', access: 'interactions.view' },
  { page: '/interactions/[id]', access: 'interactions.view', sample: 'waiting' },
  { page: '/interactions/[id]/link', access: 'interactions.view', sample: 'waiting' },
  { page: '/interactions/new', access: 'interactions.serve' },
  { page: '/interactions/simulate', access: 'routing.simulate' },
  { page: '/imports', access: 'imports.view' },
  { page: '/imports/[id]', access: 'imports.view', sample: 'import' },
  { page: '/imports/[id]/review', access: 'imports.create', sample: 'review' },
  { page: '/imports/new', access: 'imports.create' },
  { page: '/invitation/[token]', access: 'public', sample: { text: 'unknown' } },
  { page: '/merges', access: 'merges.view' },
  { page: '/merges/bring-back/[id]', access: 'contacts.activate', sample: 'away' },
  { page: '/notifications', access: 'notifications.view' },
  { page: '/problem/[status]', access: 'public', sample: { text: '404' } },
  { page: '/profile', access: 'profile.manage' },
  { page: '/profile/password', access: 'profile.manage' },
  { page: '/runs', access: 'runs.view' },
  { page: '/runs/[id]', access: 'runs.view', sample: 'run' },
  { page: '/settings', access: 'signed-in' },
  { page: '/settings/channels', access: 'channels.manage' },
  { page: '/settings/channels/[id]', access: 'channels.manage', sample: 'channel' },
  { page: '/settings/channels/new', access: 'channels.manage' },
  { page: '/settings/dispositions', access: 'dispositions.manage' },
  { page: '/settings/dispositions/[id]', access: 'dispositions.manage', sample: 'disposition' },
  { page: '/settings/dispositions/new', access: 'dispositions.manage' },
  { page: '/settings/contact-fields', access: 'organization.manage' },
  { page: '/settings/custom-fields', access: 'custom-fields.manage' },
  { page: '/settings/custom-fields/[id]', access: 'custom-fields.manage', sample: 'customField' },
  { page: '/settings/custom-fields/new', access: 'custom-fields.manage' },
  { page: '/settings/organization', access: 'organization.manage' },
  { page: '/settings/segments', access: 'segments.manage' },
  { page: '/settings/segments/[id]', access: 'segments.manage', sample: 'segment' },
  { page: '/settings/segments/[id]/delete', access: 'segments.manage', sample: 'segment' },
  { page: '/settings/segments/new', access: 'segments.manage' },
  { page: '/settings/services', access: 'services.manage' },
  { page: '/settings/services/[id]', access: 'services.manage', sample: 'service' },
  { page: '/settings/services/[id]/archive', access: 'services.manage', sample: 'service' },
  { page: '/settings/services/new', access: 'services.manage' },
  { page: '/settings/tags', access: 'organization.manage' },
  { page: '/settings/tags/[id]', access: 'organization.manage', sample: 'tag' },
  { page: '/settings/tags/[id]/delete', access: 'organization.manage', sample: 'tag' },
  { page: '/settings/templates', access: 'templates.view' },
  { page: '/settings/templates/[id]', access: 'templates.view', sample: 'template' },
  { page: '/settings/templates/[id]/delete', access: 'templates.share', sample: 'template' },
  { page: '/settings/templates/new', access: 'templates.own' },
  { page: '/settings/tokens', access: 'tokens.manage' },
  { page: '/settings/tokens/[id]/revoke', access: 'tokens.manage', sample: 'token' },
  { page: '/settings/tokens/created', access: 'tokens.manage' },
  { page: '/settings/tokens/new', access: 'tokens.manage' },
  { page: '/settings/webhooks', access: 'webhooks.manage' },
  { page: '/settings/webhooks/[id]', access: 'webhooks.manage', sample: 'webhook' },
  { page: '/settings/webhooks/[id]/delete', access: 'webhooks.manage', sample: 'webhook' },
  { page: '/settings/webhooks/[id]/edit', access: 'webhooks.manage', sample: 'webhook' },
  { page: '/settings/webhooks/[id]/replay', access: 'webhooks.manage', sample: 'webhook' },
  { page: '/settings/webhooks/[id]/secret', access: 'webhooks.manage', sample: 'webhook' },
  { page: '/settings/webhooks/[id]/secret/shown', access: 'webhooks.manage', sample: 'webhook' },
  { page: '/settings/webhooks/deliveries/[id]', access: 'webhooks.manage', sample: 'webhookDelivery' },
  { page: '/settings/webhooks/new', access: 'webhooks.manage' },
  { page: '/settings/users', access: 'users.view' },
  { page: '/settings/users/[id]', access: 'users.manage', sample: 'user' },
  { page: '/settings/users/[id]/deactivate', access: 'users.manage', sample: 'user' },
  { page: '/settings/users/[id]/link', access: 'users.manage', sample: 'user' },
  { page: '/settings/users/[id]/portfolio', access: 'portfolio.assign', sample: 'user' },
  { page: '/settings/users/new', access: 'users.manage' },
  { page: '/setup/[token]', access: 'public', sample: { text: 'unknown' } },
  { page: '/shortcuts', access: 'signed-in' },
  { page: '/survey/[token]', access: 'public', sample: { text: 'unknown' } },
  { page: '/surveys', access: 'surveys.view' },
  { page: '/sign-in', access: 'public', signedIn: 307 },
  { page: '/sign-out', access: 'signed-in' },
];

export const HANDLERS: readonly HandlerDoor[] = [
  {
    route: '/api/auth/[...nextauth]',
    sample: { text: 'csrf' },
    // What it answers to which address is its own table, tested with the sign-in; here: it is there.
    methods: { GET: 'public' },
  },
  {
    route: '/api/contacts/[id]/avatar',
    sample: 'contact',
    sends: 'picture',
    methods: { GET: 'contacts.view', POST: 'contacts.edit' },
    refused: { anonymous: [303, '/sign-in'] },
  },
  {
    route: '/api/imports',
    methods: { POST: 'imports.create' },
    refused: {
      anonymous: [303, '/sign-in?next=/imports/new'],
      forbidden: [303, '/imports/new?refused=forbidden'],
    },
  },
  { route: '/api/notifications', methods: { GET: 'notifications.view' }, refused: { anonymous: [401] } },
  { route: '/api/v1/openapi.json', methods: { GET: 'public' } },
  { route: '/apple-icon.png', methods: { GET: 'public' } },
  { route: '/favicon.ico', methods: { GET: 'public' } },
  { route: '/icon.svg', methods: { GET: 'public' } },
  {
    route: '/contacts/[id]/data/file',
    sample: 'contact',
    methods: { GET: 'privacy.manage' },
    refused: { anonymous: [303, '/sign-in'], forbidden: [403] },
  },
  {
    route: '/runs/[id]/refused.csv',
    sample: 'run',
    methods: { GET: 'runs.view' },
    refused: { anonymous: [303, '/sign-in'] },
  },
  {
    route: '/runs/[id]/groups.csv',
    sample: 'mergeAll',
    methods: { GET: 'runs.view' },
    refused: { anonymous: [303, '/sign-in'] },
  },
  {
    route: '/search/[...page]',
    sample: { text: 'contacts' },
    sends: 'filters',
    methods: { POST: 'contacts.view' },
    refused: { anonymous: [303, '/sign-in?next=%2Fcontacts'] },
  },
  { route: '/search/ended', methods: { GET: 'public' } },
  {
    route: '/merges/export',
    sends: 'state',
    methods: { POST: 'merges.view' },
    refused: { anonymous: [303, '/sign-in?next=/merges'], forbidden: [403] },
  },
  {
    route: '/audit/export',
    sends: 'contact',
    methods: { POST: 'audit.view' },
    refused: { anonymous: [303, '/sign-in?next=/audit'], forbidden: [403] },
  },
  {
    route: '/contacts/export/file',
    sends: 'selection',
    methods: { POST: 'contacts.export' },
    refused: { anonymous: [303, '/sign-in?next=/contacts'], forbidden: [403] },
  },
  {
    route: '/imports/[id]/errors.xlsx',
    sample: 'import',
    methods: { GET: 'imports.view' },
    refused: { anonymous: [303, '/sign-in'], forbidden: [403] },
  },
  {
    route: '/blacklist/export',
    sends: 'filters',
    methods: { POST: 'blacklist.view' },
    refused: { anonymous: [303, '/sign-in?next=/blacklist'], forbidden: [403] },
  },
  {
    route: '/interactions/export',
    sends: 'filters',
    methods: { POST: 'interactions.export' },
    refused: { anonymous: [303, '/sign-in?next=/interactions'], forbidden: [403] },
  },
  {
    route: '/appointments/[id]/calendar.ics',
    sample: 'appointment',
    methods: { GET: 'appointments.view' },
    refused: { anonymous: [303, '/sign-in'] },
  },
  {
    route: '/appointments/calendar.ics',
    methods: { GET: 'appointments.view' },
    refused: { anonymous: [303, '/sign-in'] },
  },
  {
    route: '/appointments/export',
    sends: 'filters',
    methods: { POST: 'interactions.export' },
    refused: { anonymous: [303, '/sign-in?next=/appointments'], forbidden: [403] },
  },
  {
    route: '/surveys/export',
    sends: 'filters',
    methods: { POST: 'interactions.export' },
    refused: { anonymous: [303, '/sign-in?next=/surveys'], forbidden: [403] },
  },
  {
    route: '/imports/[id]/errors.csv',
    sample: 'import',
    methods: { GET: 'imports.view' },
    refused: { anonymous: [303, '/sign-in'], forbidden: [403] },
  },
];

/** Answers 404 in the API's words to whatever no other address took. */
export const CATCH_ALL = '/api/v1/[...rest]';

export const ENDPOINTS: readonly EndpointDoor[] = [
  {
    endpoint: '/api/v1/contacts',
    methods: {
      GET: { access: 'contacts.view' },
      POST: { access: 'contacts.create', body: ({ word }) => ({ json: { name: word } }) },
    },
  },
  {
    endpoint: '/api/v1/contacts/[id]',
    sample: 'contact',
    methods: {
      GET: { access: 'contacts.view' },
      PATCH: { access: 'contacts.edit', body: ({ word }) => ({ json: { company: word } }) },
      DELETE: { access: 'contacts.delete' },
    },
  },
  ...(['activate', 'deactivate'] as const).map(
    (deed): EndpointDoor => ({
      endpoint: `/api/v1/contacts/${deed}`,
      methods: {
        POST: { access: 'contacts.activate', body: ({ contact }) => ({ json: { ids: [Number(contact)] } }) },
      },
    }),
  ),
  {
    endpoint: '/api/v1/blacklist',
    methods: {
      GET: { access: 'blacklist.view' },
      POST: {
        access: 'blacklist.manage',
        body: ({ newNumber }) => ({ json: { direction: 'inbound', number: newNumber } }),
      },
      DELETE: {
        access: 'blacklist.manage',
        body: ({ listedNumber }) => ({ json: { direction: 'outbound', number: listedNumber } }),
      },
    },
  },
  { endpoint: '/api/v1/duplicates', methods: { GET: { access: 'duplicates.view' } } },
  { endpoint: '/api/v1/duplicates/[id]', sample: 'twin', methods: { GET: { access: 'duplicates.view' } } },
  {
    endpoint: '/api/v1/duplicates/dismiss',
    methods: {
      POST: {
        access: 'duplicates.merge',
        body: ({ twins }) => ({ json: { contactIds: twins.split(' ').map(Number) } }),
      },
    },
  },
  {
    endpoint: '/api/v1/blacklist/import?direction=inbound',
    methods: { POST: { access: 'blacklist.manage', body: ({ word }) => ({ csv: `number\n${word}` }) } },
  },
  {
    endpoint: '/api/v1/contacts/[id]/notes',
    sample: 'contact',
    methods: {
      GET: { access: 'contacts.view' },
      POST: { access: 'contacts.note', body: ({ word }) => ({ json: { body: word } }) },
    },
  },
  { endpoint: '/api/v1/notes/[id]', sample: 'note', methods: { DELETE: { access: 'contacts.note' } } },
  {
    endpoint: '/api/v1/duplicates/preview',
    methods: {
      POST: {
        access: 'duplicates.merge',
        looks: true,
        body: ({ twins }) => ({ json: { contactIds: twins.split(' ').map(Number) } }),
      },
    },
  },
  {
    endpoint: '/api/v1/contacts/sync',
    methods: {
      POST: { access: 'contacts.sync', body: ({ waiting }) => ({ json: { people: waiting !== '' } }) },
    },
  },
  {
    endpoint: '/api/v1/duplicates/merge',
    methods: {
      POST: {
        access: 'duplicates.merge',
        body: ({ twins }) => ({ json: { contactIds: twins.split(' ').map(Number) } }),
      },
    },
  },
  {
    endpoint: '/api/v1/duplicates/merge-all',
    methods: {
      GET: { access: 'duplicates.merge-all' },
      POST: { access: 'duplicates.merge-all', body: () => ({ json: { confirm: 'CONFIRMAR' } }) },
    },
  },
  { endpoint: '/api/v1/merges', methods: { GET: { access: 'merges.view' } } },
  {
    endpoint: '/api/v1/merges/[id]/undo',
    sample: 'merge',
    methods: { POST: { access: 'duplicates.merge' } },
  },
  {
    endpoint: '/api/v1/contacts/[id]/reactivate',
    sample: 'away',
    methods: { POST: { access: 'contacts.activate' } },
  },
  {
    endpoint: '/api/v1/contacts/[id]/channels',
    sample: 'contact',
    methods: { GET: { access: 'contacts.view' } },
  },
  {
    endpoint: '/api/v1/contacts/[id]/channels/[kind]',
    sample: 'usedChannel',
    methods: { DELETE: { access: 'contacts.remove-channel' } },
  },
  {
    endpoint: '/api/v1/contacts/[id]/block',
    sample: 'contact',
    methods: { POST: { access: 'contacts.block', body: ({ word }) => ({ json: { reason: word } }) } },
  },
  {
    endpoint: '/api/v1/contacts/[id]/unblock',
    sample: 'blocked',
    methods: { POST: { access: 'contacts.unblock' } },
  },
  {
    endpoint: '/api/v1/contacts/delete',
    methods: {
      POST: { access: 'contacts.delete', body: ({ contact }) => ({ json: { ids: [Number(contact)] } }) },
    },
  },
  {
    endpoint: '/api/v1/contacts/anonymize',
    methods: {
      POST: {
        access: 'contacts.anonymize',
        body: ({ contact, login }) => ({
          json: { ids: [Number(contact)], login, password: PASSWORD, understood: true },
        }),
      },
    },
  },
  {
    endpoint: '/api/v1/contacts/[id]/data',
    sample: 'contact',
    methods: { GET: { access: 'privacy.manage' } },
  },
  {
    endpoint: '/api/v1/contacts/assign',
    methods: {
      POST: {
        access: 'portfolio.assign',
        body: ({ contact, user }) => ({
          json: { ids: [Number(contact)], flow: 'message', ownerId: Number(user) },
        }),
      },
    },
  },
  {
    endpoint: '/api/v1/custom-fields',
    methods: {
      GET: { access: 'custom-fields.view' },
      POST: { access: 'custom-fields.manage', body: ({ word }) => ({ json: { name: word, type: 'text' } }) },
    },
  },
  {
    endpoint: '/api/v1/imports',
    methods: {
      GET: { access: 'imports.view' },
      POST: {
        access: 'imports.create',
        body: ({ word }) => ({ csv: `contact_name;contact_email\n${word};x` }),
      },
    },
  },
  { endpoint: '/api/v1/imports/[id]', sample: 'import', methods: { GET: { access: 'imports.view' } } },
  {
    endpoint: '/api/v1/imports/[id]/errors.csv',
    sample: 'import',
    methods: { GET: { access: 'imports.view' } },
  },
  {
    endpoint: '/api/v1/organization',
    methods: {
      GET: { access: 'organization.view' },
      PATCH: { access: 'organization.manage', body: ({ word }) => ({ json: { name: word } }) },
    },
  },
  {
    endpoint: '/api/v1/segments',
    methods: {
      GET: { access: 'segments.view' },
      POST: { access: 'segments.manage', body: ({ word }) => ({ json: { name: word } }) },
    },
  },
  {
    endpoint: '/api/v1/services',
    methods: {
      GET: { access: 'services.view' },
      POST: { access: 'services.manage', body: ({ word }) => ({ json: { name: word } }) },
    },
  },
  {
    endpoint: '/api/v1/interactions',
    methods: {
      GET: { access: 'interactions.view' },
      POST: {
        access: 'interactions.deliver',
        body: ({ channel, word }) => ({
          json: { channel: Number(channel), from: { externalId: word }, body: word },
        }),
      },
    },
  },
  {
    endpoint: '/api/v1/interactions/take-next',
    methods: {
      POST: { access: 'interactions.serve', body: ({ waiting }) => ({ json: { service: waiting && null } }) },
    },
  },
  {
    endpoint: '/api/v1/interactions/statuses',
    methods: {
      POST: {
        access: 'interactions.deliver',
        body: ({ interaction }) => ({
          json: { channel: 'Canal das portas', externalId: `m${interaction}`, status: 'deleted' },
        }),
      },
    },
  },
  {
    endpoint: '/api/v1/interactions/[id]',
    sample: 'interaction',
    methods: { GET: { access: 'interactions.view' } },
  },
  {
    endpoint: '/api/v1/interactions/[id]/messages',
    sample: 'interaction',
    methods: {
      GET: { access: 'interactions.view' },
      POST: { access: 'interactions.serve', body: ({ word }) => ({ json: { body: word } }) },
    },
  },
  ...(
    [
      ['answered', 'ringing', null],
      ['no-answer', 'ringing', null],
      ['hangup', 'ringing', null],
      ['queue-decision', 'asked', { waits: false }],
      ['voicemail', 'voicemail', { seconds: 12 }],
    ] as const
  ).map(
    ([deed, sample, json]): EndpointDoor => ({
      endpoint: `/api/v1/interactions/[id]/${deed}`,
      sample,
      methods: { POST: { access: 'interactions.deliver', ...(json && { body: () => ({ json }) }) } },
    }),
  ),
  {
    endpoint: '/api/v1/interactions/[id]/statuses',
    sample: 'interaction',
    methods: {
      POST: {
        access: 'interactions.deliver',
        body: ({ interaction }) => ({ json: { externalId: `m${interaction}`, status: 'deleted' } }),
      },
    },
  },
  {
    endpoint: '/api/v1/interactions/[id]/heard',
    sample: 'voicemail',
    methods: { POST: { access: 'interactions.serve' } },
  },
  {
    endpoint: '/api/v1/interactions/[id]/take',
    sample: 'waiting',
    methods: { POST: { access: 'interactions.serve' } },
  },
  {
    endpoint: '/api/v1/interactions/[id]/transfer',
    sample: 'interaction',
    methods: {
      POST: {
        access: 'interactions.serve',
        body: ({ service }) => ({ json: { service: Number(service) } }),
      },
    },
  },
  {
    endpoint: '/api/v1/interactions/[id]/close',
    sample: 'interaction',
    methods: { POST: { access: 'interactions.serve', body: () => ({ json: {} }) } },
  },
  {
    endpoint: '/api/v1/interactions/[id]/contact',
    sample: 'interaction',
    methods: {
      POST: {
        access: 'interactions.serve',
        body: ({ contact }) => ({ json: { contactId: Number(contact) } }),
      },
    },
  },
  {
    endpoint: '/api/v1/channels',
    methods: {
      GET: { access: 'channels.view' },
      POST: { access: 'channels.manage', body: ({ word }) => ({ json: { kind: 'sms', name: word } }) },
    },
  },
  {
    endpoint: '/api/v1/channels/[id]',
    sample: 'channel',
    methods: {
      GET: { access: 'channels.view' },
      PATCH: { access: 'channels.manage', body: () => ({ json: { active: false } }) },
    },
  },
  {
    endpoint: '/api/v1/dispositions',
    methods: {
      GET: { access: 'dispositions.view' },
      POST: { access: 'dispositions.manage', body: ({ word }) => ({ json: { name: word } }) },
    },
  },
  {
    endpoint: '/api/v1/messages',
    methods: {
      POST: {
        access: 'interactions.serve',
        body: ({ channel, caller, word }) => ({
          json: { channel: Number(channel), contactId: Number(caller), body: word },
        }),
      },
    },
  },
  {
    endpoint: '/api/v1/appointments',
    methods: {
      GET: { access: 'appointments.view' },
      POST: {
        access: 'appointments.make',
        body: ({ contact }) => ({
          json: { contactId: Number(contact), startsAt: '2029-12-03T14:30:00-03:00' },
        }),
      },
    },
  },
  {
    endpoint: '/api/v1/appointments/[id]',
    sample: 'appointment',
    methods: {
      GET: { access: 'appointments.view' },
      PATCH: { access: 'appointments.make', body: () => ({ json: { state: 'done' } }) },
    },
  },
  {
    endpoint: '/api/v1/surveys',
    methods: {
      GET: { access: 'surveys.view' },
      POST: {
        access: 'surveys.send',
        body: ({ closed }) => ({ json: { interactionId: Number(closed) } }),
      },
    },
  },
  {
    endpoint: '/api/v1/templates',
    methods: {
      GET: { access: 'templates.view' },
      POST: { access: 'templates.own', body: ({ word }) => ({ json: { name: word, body: word } }) },
    },
  },
  {
    endpoint: '/api/v1/templates/[id]',
    sample: 'template',
    methods: {
      GET: { access: 'templates.view' },
      PATCH: { access: 'templates.share', body: ({ word }) => ({ json: { body: word } }) },
      DELETE: { access: 'templates.share' },
    },
  },
  {
    endpoint: '/api/v1/presence',
    methods: {
      GET: { access: 'presence.others' },
      PUT: { access: 'presence.own', body: ({ word }) => ({ json: { presence: 'paused', reason: word } }) },
    },
  },
  {
    endpoint: '/api/v1/routing/simulate',
    methods: {
      POST: {
        access: 'routing.simulate',
        looks: true,
        body: ({ contact }) => ({ json: { contactId: Number(contact), medium: 'voice' } }),
      },
    },
  },
  { endpoint: '/api/v1/runs/[id]', sample: 'run', methods: { GET: { access: 'runs.view' } } },
  { endpoint: '/api/v1/runs/[id]/proof', sample: 'run', methods: { GET: { access: 'runs.view' } } },
  { endpoint: '/api/v1/runs/[id]/refused.csv', sample: 'run', methods: { GET: { access: 'runs.view' } } },
  {
    endpoint: '/api/v1/tags',
    methods: {
      GET: { access: 'tags.view' },
      POST: { access: 'contacts.edit', body: ({ word }) => ({ json: { name: word } }) },
    },
  },
  {
    endpoint: '/api/v1/users',
    methods: {
      GET: { access: 'users.view' },
      POST: {
        access: 'users.manage',
        body: ({ word }) => ({ json: { name: word, email: `${word}@aurora.example`, role: 'agent' } }),
      },
    },
  },
  {
    endpoint: '/api/v1/users/[id]',
    sample: 'user',
    methods: {
      GET: { access: 'users.view' },
      PATCH: { access: 'users.manage', body: ({ word }) => ({ json: { name: word } }) },
    },
  },
  {
    endpoint: '/api/v1/webhooks',
    methods: {
      GET: { access: 'webhooks.manage' },
      POST: { access: 'webhooks.manage', body: ({ word }) => ({ json: webhookTo(word) }) },
    },
  },
  {
    endpoint: '/api/v1/webhooks/[id]',
    sample: 'webhook',
    methods: {
      GET: { access: 'webhooks.manage' },
      PATCH: { access: 'webhooks.manage', body: ({ word }) => ({ json: { description: word } }) },
      DELETE: { access: 'webhooks.manage' },
    },
  },
  {
    endpoint: '/api/v1/webhooks/[id]/deliveries',
    sample: 'webhook',
    methods: { GET: { access: 'webhooks.manage' } },
  },
  {
    endpoint: '/api/v1/webhooks/[id]/replay',
    sample: 'webhook',
    methods: { POST: { access: 'webhooks.manage', body: () => ({ json: { state: 'all' } }) } },
  },
  {
    endpoint: '/api/v1/webhooks/[id]/secret',
    sample: 'webhook',
    methods: { POST: { access: 'webhooks.manage' } },
  },
  {
    endpoint: '/api/v1/webhooks/[id]/test',
    sample: 'webhook',
    methods: { POST: { access: 'webhooks.manage' } },
  },
];

const BLACKLIST = 'app/(signed-in)/blacklist/actions.ts';
/** Of what happens in no trial, so that nothing is ever sent. */
function webhookTo(word: string) {
  return { url: `https://${word}.example/`, description: word, events: ['survey.expired'] };
}

const IDENTITIES = 'app/(signed-in)/contacts/[id]/identity-actions.ts';
const BLOCKED = 'app/(signed-in)/blocked/actions.ts';
const APPOINTMENTS = 'app/(signed-in)/appointments/actions.ts';
const ASSIGN = 'app/(signed-in)/contacts/assign/actions.ts';
const BULK = 'app/(signed-in)/contacts/bulk/actions.ts';
const CONTACTS = 'app/(signed-in)/contacts/actions.ts';
const CUSTOM_FIELDS = 'app/(signed-in)/settings/custom-fields/actions.ts';
const RUNS = 'app/(signed-in)/runs/actions.ts';
const REVIEW = 'app/(signed-in)/imports/[id]/review/actions.ts';
const MERGES = 'app/(signed-in)/merges/actions.ts';
const DUPLICATES = 'app/(signed-in)/duplicates/actions.ts';
const DESK = 'app/(signed-in)/desk/actions.ts';
const INTERACTIONS = 'app/(signed-in)/interactions/actions.ts';
const CHANNELS = 'app/(signed-in)/settings/channels/actions.ts';
const DISPOSITIONS = 'app/(signed-in)/settings/dispositions/actions.ts';
const SEGMENTS = 'app/(signed-in)/settings/segments/actions.ts';
const SERVICES = 'app/(signed-in)/settings/services/actions.ts';
const TAGS = 'app/(signed-in)/settings/tags/actions.ts';
const TEMPLATES = 'app/(signed-in)/settings/templates/actions.ts';
const TOKENS = 'app/(signed-in)/settings/tokens';
const USERS = 'app/(signed-in)/settings/users';
const WEBHOOKS = 'app/(signed-in)/settings/webhooks/actions.ts';
const VIEWS = 'app/(signed-in)/contacts/views/actions.ts';

function first(sample: string): string {
  return sample.split(' ')[0] ?? '';
}

function second(sample: string): string {
  return sample.split(' ')[1] ?? '';
}

export const ACTIONS: readonly ActionDoor[] = [
  {
    action: 'discardKeptFormAction',
    file: 'app/(signed-in)/kept-form-actions.ts',
    access: 'signed-in',
    form: () => ({ id: '1' }),
    changes: false,
  },
  {
    action: 'acceptInvitationAction',
    file: 'app/(public)/invitation/[token]/actions.ts',
    access: 'public',
    form: () => ({ token: 'unknown', password: 'uma frase boa', passwordAgain: 'uma frase boa' }),
    changes: false,
  },
  {
    action: 'setUpAction',
    file: 'app/(public)/setup/[token]/actions.ts',
    access: 'public',
    form: ({ word }) => ({
      token: 'unknown',
      organization: word,
      name: word,
      email: `${word}@aurora.example`,
      password: 'uma frase boa',
      passwordAgain: 'uma frase boa',
    }),
    changes: false,
  },
  {
    action: 'signInAction',
    file: 'app/(public)/sign-in/actions.ts',
    access: 'public',
    // A failure that is counted.
    form: ({ word }) => ({ email: `${word}@aurora.example`, password: 'uma frase errada' }),
  },
  {
    // Only their own session, whoever they are; nobody's is none.
    action: 'signOutAction',
    file: 'app/sign-out/actions.ts',
    access: 'public',
    form: () => ({ confirmed: 'yes' }),
    changes: false,
  },
  {
    action: 'answerSurveyAction',
    file: 'app/(visitors)/survey/[token]/actions.ts',
    access: 'public',
    form: () => ({ token: 'unknown', score: '5' }),
    changes: false,
  },
  {
    action: 'createAppointmentAction',
    file: APPOINTMENTS,
    access: 'appointments.make',
    form: ({ contact }) => ({ contactId: contact, date: '2029-12-03', time: '14:30', minutes: '30' }),
  },
  {
    action: 'updateAppointmentAction',
    file: APPOINTMENTS,
    access: 'appointments.make',
    form: ({ appointment, word }) => ({ id: appointment, note: word }),
  },
  {
    action: 'setAppointmentStateAction',
    file: APPOINTMENTS,
    access: 'appointments.make',
    form: ({ appointment }) => ({ id: appointment, state: 'done' }),
  },
  {
    action: 'sendSurveyAction',
    file: 'app/(signed-in)/surveys/actions.ts',
    access: 'surveys.send',
    form: ({ closed }) => ({ interactionId: closed }),
  },
  {
    action: 'chooseAssignmentAction',
    file: ASSIGN,
    access: 'portfolio.assign',
    form: ({ contact, user }) => ({
      'selection.contact': contact,
      'portfolio.flow': 'message',
      'portfolio.ownerId': user,
    }),
  },
  {
    action: 'assignContactsAction',
    file: ASSIGN,
    access: 'portfolio.assign',
    form: ({ contact, user }) => ({
      'selection.contact': contact,
      'portfolio.flow': 'message',
      'portfolio.ownerId': user,
    }),
  },
  {
    action: 'editContactsAction',
    file: BULK,
    access: 'contacts.edit',
    form: ({ contact, word }) => ({ 'selection.contact': contact, action: 'add_tags', tags: word }),
  },
  {
    action: 'switchContactsAction',
    file: BULK,
    access: 'contacts.activate',
    form: ({ contact }) => ({ 'selection.contact': contact, action: 'deactivate' }),
  },
  {
    action: 'deleteContactsAction',
    file: BULK,
    access: 'contacts.delete',
    form: ({ contact }) => ({ 'selection.contact': contact, action: 'delete' }),
  },
  ...(
    [
      ['registerRequestAction', ({ contact }: Samples) => ({ kind: 'access', contactId: contact })],
      [
        'decideRequestAction',
        ({ privacyRequest }: Samples) => ({ id: privacyRequest, outcome: 'fulfilled' }),
      ],
      ['placeHoldAction', ({ contact }: Samples) => ({ id: contact, reason: 'Processo' })],
      ['liftHoldAction', ({ heldContact }: Samples) => ({ id: heldContact })],
    ] as const
  ).map(
    ([action, form]): ActionDoor => ({
      action,
      file: 'app/(signed-in)/settings/privacy/actions.ts',
      access: 'privacy.manage',
      form,
    }),
  ),
  {
    action: 'anonymizeContactsAction',
    file: 'app/(signed-in)/contacts/anonymize/actions.ts',
    access: 'contacts.anonymize',
    form: ({ contact, login }) => ({
      'selection.contact': contact,
      login,
      password: PASSWORD,
      understood: 'true',
    }),
  },
  {
    action: 'undoRunAction',
    file: RUNS,
    access: 'runs.view',
    form: ({ run }) => ({ id: run, returnTo: '/contacts' }),
  },
  {
    // Ended already.
    action: 'cancelRunAction',
    file: RUNS,
    access: 'runs.view',
    form: ({ run }) => ({ id: run }),
    changes: false,
  },
  {
    action: 'createContactAction',
    file: CONTACTS,
    access: 'contacts.create',
    form: ({ word }) => ({ name: word }),
  },
  {
    action: 'updateContactAction',
    file: CONTACTS,
    access: 'contacts.edit',
    form: ({ contact, word }) => ({ id: contact, company: word }),
  },
  {
    action: 'setContactActiveAction',
    file: CONTACTS,
    access: 'contacts.activate',
    form: ({ contact }) => ({ id: contact, active: 'false' }),
  },
  {
    action: 'addToBlacklistAction',
    file: BLACKLIST,
    access: 'blacklist.manage',
    form: ({ newNumber }) => ({ direction: 'inbound', numbers: newNumber }),
  },
  {
    action: 'removeFromBlacklistAction',
    file: BLACKLIST,
    access: 'blacklist.manage',
    form: ({ listed }) => ({ direction: 'outbound', entry: listed }),
  },
  {
    action: 'removeContactChannelAction',
    file: IDENTITIES,
    access: 'contacts.remove-channel',
    form: ({ usedChannel }) => ({ id: first(usedChannel), channel: second(usedChannel) }),
  },
  {
    action: 'addIdentityAction',
    file: IDENTITIES,
    access: 'contacts.edit',
    form: ({ contact, channel, word }) => ({ id: contact, channel, value: word }),
  },
  {
    action: 'moveIdentityAction',
    file: IDENTITIES,
    access: 'contacts.edit',
    form: ({ identity, contact }) => ({ id: second(identity), contactId: contact }),
  },
  {
    action: 'removeIdentityAction',
    file: IDENTITIES,
    access: 'contacts.edit',
    form: ({ identity }) => ({ id: second(identity) }),
  },
  {
    action: 'blockContactAction',
    file: BLOCKED,
    access: 'contacts.block',
    form: ({ contact, word }) => ({ id: contact, reason: word }),
  },
  {
    action: 'unblockContactAction',
    file: BLOCKED,
    access: 'contacts.unblock',
    form: ({ blocked }) => ({ id: blocked }),
  },
  {
    action: 'reviewGroupAction',
    file: MERGES,
    access: 'duplicates.merge',
    form: ({ twins }) => ({ ...reviewOf(twins), id: twins.split(' ')[0] ?? '' }),
  },
  {
    action: 'reviewSelectionAction',
    file: MERGES,
    access: 'duplicates.merge',
    form: ({ twins }) => reviewOf(twins),
  },
  {
    action: 'undoMergeAction',
    file: MERGES,
    access: 'duplicates.merge',
    form: ({ merge }) => ({ id: merge }),
  },
  {
    action: 'bringBackAction',
    file: MERGES,
    access: 'contacts.activate',
    form: ({ away }) => ({ id: away }),
  },
  {
    action: 'syncAction',
    file: 'app/(signed-in)/contacts/sync/actions.ts',
    access: 'contacts.sync',
    form: ({ waiting }) => ({ people: String(waiting !== '') }),
  },
  {
    action: 'startMergeAllAction',
    file: MERGES,
    access: 'duplicates.merge-all',
    form: () => ({ confirm: 'CONFIRMAR' }),
  },
  {
    action: 'dismissAction',
    file: DUPLICATES,
    access: 'duplicates.merge',
    form: ({ twins }) => bothOf(twins),
  },
  {
    action: 'undoDismissalAction',
    file: DUPLICATES,
    access: 'duplicates.merge',
    form: ({ apart }) => bothOf(apart),
  },
  {
    action: 'ignoreValueAction',
    file: DUPLICATES,
    access: 'organization.manage',
    form: ({ newNumber }) => ({ value: `55${newNumber}` }),
  },
  {
    action: 'heedValueAction',
    file: DUPLICATES,
    access: 'organization.manage',
    form: ({ ignored }) => ({ value: ignored }),
  },
  {
    action: 'addNoteAction',
    file: CONTACTS,
    access: 'contacts.note',
    form: ({ contact, word }) => ({ id: contact, body: word }),
  },
  {
    action: 'deleteNoteAction',
    file: CONTACTS,
    access: 'contacts.note',
    form: ({ note }) => ({ id: note }),
  },
  {
    action: 'deleteContactAction',
    file: CONTACTS,
    access: 'contacts.delete',
    form: ({ contact }) => ({ id: contact }),
  },
  {
    action: 'removeAvatarAction',
    file: 'app/(signed-in)/contacts/[id]/avatar/actions.ts',
    access: 'contacts.edit',
    form: ({ contact }) => ({ id: contact }),
  },
  {
    action: 'setListColumnsAction',
    file: 'app/(signed-in)/contacts/columns/actions.ts',
    access: 'profile.manage',
    form: () => ({ column: 'email' }),
  },
  {
    action: 'createViewAction',
    file: VIEWS,
    access: 'contacts.view',
    form: ({ word }) => ({ name: word, query: 'priority=high' }),
  },
  {
    action: 'saveOverViewAction',
    file: VIEWS,
    access: 'views.manage',
    form: ({ view }) => ({ id: view, query: 'priority=low' }),
  },
  {
    action: 'updateViewAction',
    file: VIEWS,
    access: 'views.manage',
    form: ({ view, word }) => ({ id: view, name: word, shared: 'true' }),
  },
  { action: 'deleteViewAction', file: VIEWS, access: 'views.manage', form: ({ view }) => ({ id: view }) },
  {
    action: 'reviewImportAction',
    file: REVIEW,
    access: 'imports.create',
    form: ({ review }) => ({
      id: review,
      delimiter: 'semicolon',
      hasHeader: 'true',
      fields: 'name',
      mode: 'create_and_update',
      intent: 'import',
    }),
  },
  {
    action: 'reviewRefusedAction',
    file: REVIEW,
    access: 'imports.create',
    form: (samples) => ({ id: samples.import }),
    changes: false,
  },
  {
    action: 'discardReviewAction',
    file: REVIEW,
    access: 'imports.create',
    form: ({ review }) => ({ id: review }),
  },
  {
    action: 'closeNotificationAction',
    file: 'app/(signed-in)/notifications/actions.ts',
    access: 'notifications.view',
    // Someone else's, which for everyone else is not there.
    form: ({ notification }) => ({ id: notification, returnTo: '/contacts' }),
    changes: false,
  },
  {
    action: 'updateProfileAction',
    file: 'app/(signed-in)/profile/actions.ts',
    access: 'profile.manage',
    form: ({ word }) => ({ name: word, locale: '', theme: 'dark' }),
  },
  {
    action: 'changePasswordAction',
    file: 'app/(signed-in)/profile/password/actions.ts',
    access: 'profile.manage',
    form: () => ({
      currentPassword: 'uma frase errada',
      password: 'outra frase boa',
      passwordAgain: 'outra frase boa',
    }),
  },
  {
    action: 'createCustomFieldAction',
    file: CUSTOM_FIELDS,
    access: 'custom-fields.manage',
    form: ({ word }) => ({ name: word, type: 'text' }),
  },
  {
    action: 'updateCustomFieldAction',
    file: CUSTOM_FIELDS,
    access: 'custom-fields.manage',
    form: ({ customField, word }) => ({ id: customField, name: word }),
  },
  {
    action: 'takeNextAction',
    file: DESK,
    access: 'interactions.serve',
    form: ({ waiting }) => ({ waiting }),
  },
  {
    action: 'setPresenceAction',
    file: DESK,
    access: 'presence.own',
    form: ({ word }) => ({ presence: 'paused', reason: word, returnTo: '/desk' }),
  },
  {
    action: 'setPresenceOfAction',
    file: DESK,
    access: 'presence.others',
    form: ({ user }) => ({ id: user, presence: 'paused' }),
  },
  {
    action: 'sendMessageAction',
    file: INTERACTIONS,
    access: 'interactions.serve',
    form: ({ interaction, word }) => ({ id: interaction, body: word }),
  },
  {
    action: 'takeInteractionAction',
    file: INTERACTIONS,
    access: 'interactions.serve',
    form: ({ waiting }) => ({ id: waiting }),
  },
  {
    action: 'closeInteractionAction',
    file: INTERACTIONS,
    access: 'interactions.serve',
    form: ({ interaction }) => ({ id: interaction }),
  },
  {
    action: 'transferInteractionAction',
    file: INTERACTIONS,
    access: 'interactions.serve',
    form: ({ interaction, queueName, word }) => ({ id: interaction, service: queueName, note: word }),
  },
  {
    action: 'hearVoicemailAction',
    file: INTERACTIONS,
    access: 'interactions.serve',
    form: ({ voicemail }) => ({ id: voicemail }),
  },
  {
    action: 'linkContactAction',
    file: INTERACTIONS,
    access: 'interactions.serve',
    form: ({ interaction, contact }) => ({ id: interaction, contactId: contact }),
  },
  {
    action: 'createContactOfAction',
    file: INTERACTIONS,
    access: 'contacts.create',
    form: ({ interaction, word }) => ({ id: interaction, name: word }),
  },
  {
    action: 'startInteractionAction',
    file: INTERACTIONS,
    access: 'interactions.serve',
    form: ({ caller, channel }) => ({ contactId: caller, channel }),
  },
  {
    action: 'createChannelAction',
    file: CHANNELS,
    access: 'channels.manage',
    form: ({ word }) => ({ kind: 'sms', name: word }),
  },
  {
    action: 'updateChannelAction',
    file: CHANNELS,
    access: 'channels.manage',
    form: ({ channel, word }) => ({ id: channel, name: word }),
  },
  {
    action: 'createTemplateAction',
    file: TEMPLATES,
    access: 'templates.own',
    form: ({ word }) => ({ name: word, body: word }),
  },
  {
    action: 'updateTemplateAction',
    file: TEMPLATES,
    access: 'templates.share',
    form: ({ template, word }) => ({ id: template, body: word }),
  },
  {
    action: 'deleteTemplateAction',
    file: TEMPLATES,
    access: 'templates.share',
    form: ({ template }) => ({ id: template }),
  },
  {
    action: 'createEndpointAction',
    file: WEBHOOKS,
    access: 'webhooks.manage',
    form: ({ word }) => ({ url: `https://${word}.example/`, description: word, events: 'survey.expired' }),
  },
  {
    action: 'updateEndpointAction',
    file: WEBHOOKS,
    access: 'webhooks.manage',
    form: ({ webhook, word }) => ({ id: webhook, description: word }),
  },
  {
    action: 'switchEndpointAction',
    file: WEBHOOKS,
    access: 'webhooks.manage',
    form: ({ webhook }) => ({ id: webhook, active: 'true' }),
  },
  {
    action: 'testEndpointAction',
    file: WEBHOOKS,
    access: 'webhooks.manage',
    form: ({ webhook }) => ({ id: webhook }),
  },
  {
    action: 'rotateSecretAction',
    file: WEBHOOKS,
    access: 'webhooks.manage',
    form: ({ webhook }) => ({ id: webhook }),
  },
  {
    action: 'putSecretAwayAction',
    file: WEBHOOKS,
    access: 'signed-in',
    form: ({ webhook }) => ({ id: webhook }),
    changes: false,
  },
  {
    action: 'replayDeliveriesAction',
    file: WEBHOOKS,
    access: 'webhooks.manage',
    form: ({ webhook }) => ({ id: webhook, state: 'dead' }),
  },
  {
    action: 'deleteEndpointAction',
    file: WEBHOOKS,
    access: 'webhooks.manage',
    form: ({ webhook }) => ({ id: webhook }),
  },
  {
    action: 'createDispositionAction',
    file: DISPOSITIONS,
    access: 'dispositions.manage',
    form: ({ word }) => ({ name: word }),
  },
  {
    action: 'updateDispositionAction',
    file: DISPOSITIONS,
    access: 'dispositions.manage',
    form: ({ disposition, word }) => ({ id: disposition, name: word }),
  },
  {
    action: 'archiveDispositionAction',
    file: DISPOSITIONS,
    access: 'dispositions.manage',
    form: ({ disposition }) => ({ id: disposition, archived: 'true' }),
  },
  {
    action: 'moveSegmentAction',
    file: SEGMENTS,
    access: 'segments.manage',
    form: ({ otherSegment, segment }) => ({ id: otherSegment && segment, direction: 'up' }),
  },
  {
    action: 'moveCustomFieldAction',
    file: CUSTOM_FIELDS,
    access: 'custom-fields.manage',
    form: ({ customField }) => ({ id: customField, direction: 'up' }),
  },
  {
    action: 'archiveCustomFieldAction',
    file: CUSTOM_FIELDS,
    access: 'custom-fields.manage',
    form: ({ customField }) => ({ id: customField }),
  },
  {
    action: 'restoreCustomFieldAction',
    file: CUSTOM_FIELDS,
    access: 'custom-fields.manage',
    form: ({ archivedField }) => ({ id: archivedField }),
  },
  {
    action: 'updateOrganizationAction',
    file: 'app/(signed-in)/settings/organization/actions.ts',
    access: 'organization.manage',
    form: ({ word }) => ({ name: word }),
  },
  {
    action: 'moveContactFieldAction',
    file: 'app/(signed-in)/settings/contact-fields/actions.ts',
    access: 'organization.manage',
    form: () => ({ field: 'email', direction: 'down' }),
  },
  {
    action: 'createSegmentAction',
    file: SEGMENTS,
    access: 'segments.manage',
    form: ({ word }) => ({ name: word }),
  },
  {
    action: 'updateSegmentAction',
    file: SEGMENTS,
    access: 'segments.manage',
    form: ({ segment, word }) => ({ id: segment, name: word }),
  },
  {
    action: 'deleteSegmentAction',
    file: SEGMENTS,
    access: 'segments.manage',
    form: ({ segment }) => ({ id: segment }),
  },
  {
    action: 'createServiceAction',
    file: SERVICES,
    access: 'services.manage',
    form: ({ word }) => ({ name: word }),
  },
  {
    action: 'updateServiceAction',
    file: SERVICES,
    access: 'services.manage',
    form: ({ service, word }) => ({ id: service, name: word }),
  },
  {
    action: 'archiveServiceAction',
    file: SERVICES,
    access: 'services.manage',
    form: ({ service }) => ({ id: service }),
  },
  {
    action: 'restoreServiceAction',
    file: SERVICES,
    access: 'services.manage',
    form: ({ archivedService }) => ({ id: archivedService }),
  },
  { action: 'createTagAction', file: TAGS, access: 'contacts.edit', form: ({ word }) => ({ name: word }) },
  {
    action: 'renameTagAction',
    file: TAGS,
    access: 'organization.manage',
    form: ({ tag, word }) => ({ id: tag, name: word }),
  },
  { action: 'deleteTagAction', file: TAGS, access: 'organization.manage', form: ({ tag }) => ({ id: tag }) },
  {
    action: 'revokeApiTokenAction',
    file: `${TOKENS}/[id]/revoke/actions.ts`,
    access: 'tokens.manage',
    form: ({ token }) => ({ id: token }),
  },
  {
    action: 'putTokenAwayAction',
    file: `${TOKENS}/created/actions.ts`,
    access: 'signed-in',
    form: () => ({}),
    changes: false,
  },
  {
    action: 'createApiTokenAction',
    file: `${TOKENS}/new/actions.ts`,
    access: 'tokens.manage',
    form: ({ word, user }) => ({ name: word, userId: user }),
  },
  {
    action: 'deactivateUserAction',
    file: `${USERS}/[id]/actions.ts`,
    access: 'users.manage',
    form: ({ user }) => ({ id: user }),
  },
  {
    action: 'reactivateUserAction',
    file: `${USERS}/[id]/actions.ts`,
    access: 'users.manage',
    form: ({ inactiveUser }) => ({ id: inactiveUser }),
  },
  {
    action: 'handOverPortfolioAction',
    file: `${USERS}/[id]/actions.ts`,
    access: 'portfolio.assign',
    form: ({ owner }) => ({ id: owner, to: 'nobody' }),
  },
  {
    action: 'updateUserAction',
    file: `${USERS}/[id]/actions.ts`,
    access: 'users.manage',
    form: ({ user, word }) => ({ id: user, name: word, email: `${word}@aurora.example`, role: 'supervisor' }),
  },
  {
    action: 'createInvitationLinkAction',
    file: `${USERS}/[id]/actions.ts`,
    access: 'users.manage',
    form: ({ user }) => ({ id: user }),
  },
  {
    action: 'putLinkAwayAction',
    file: `${USERS}/[id]/link/actions.ts`,
    access: 'signed-in',
    form: () => ({}),
    changes: false,
  },
  {
    action: 'inviteUserAction',
    file: `${USERS}/new/actions.ts`,
    access: 'users.manage',
    form: ({ word }) => ({ name: word, email: `${word}@aurora.example`, role: 'agent' }),
  },
];

/** Both side by side, the first remains. */
function reviewOf(pair: string): Record<string, string> {
  const [one = '', other = ''] = pair.split(' ');
  return { do: 'merge', primaryId: one, in: other, 'shown.0': one, 'shown.1': other, next: '/duplicates' };
}

function bothOf(pair: string): Record<string, string> {
  const [one = '', other = ''] = pair.split(' ');
  return { 'contactIds.0': one, 'contactIds.1': other };
}
