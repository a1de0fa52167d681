export const channelExample = {
  id: 1,
  kind: 'whatsapp',
  name: 'WhatsApp',
  address: '200000000000001',
  scope: '',
  service: 'Suporte',
  areaCode: null,
  active: true,
};

export const presenceExample = {
  id: 4,
  email: 'caio@aurora.example',
  presence: 'paused',
  reason: 'Almoço',
  since: '2026-11-24T15:00:00.000Z',
  openInteractions: 1,
  mostInteractions: 5,
  held: 2,
  voicemails: 0,
};

export const newInteractionExample = {
  channel: 'WhatsApp',
  from: { phone: '551187654321', whatsappUserId: 'BR.1000000000000001', name: 'Ana' },
  body: 'Bom dia, meu pedido não chegou',
  externalId: 'wamid.TEST0001',
};

const explanation = [
  { rule: 'sender', saw: { contact: 1042 }, result: 'known', text: 'The sender is contact 1042.' },
  { rule: 'outcome', saw: { agent: 4 }, result: 'open', text: 'Open with Caio Lima.' },
];

export const interactionExample = {
  id: 17,
  protocol: '20261124-000017',
  channel: 'WhatsApp',
  channelId: 1,
  medium: 'text',
  direction: 'inbound',
  state: 'open',
  contact: { id: 1042, clientCode: 'C-0042' },
  candidates: 1,
  from: { kind: 'whatsapp_user_id', value: 'BR.1000000000000001', name: 'Ana', username: null },
  agent: { id: 4, email: 'caio@aurora.example' },
  service: null,
  subject: null,
  priority: 2,
  callerDecision: null,
  arrivedAt: '2026-11-24T12:00:00.000Z',
  waitsSince: '2026-11-24T12:00:00.000Z',
  offeredAt: null,
  openedAt: '2026-11-24T12:00:00.000Z',
  firstAnswerAt: null,
  closedAt: null,
  heardAt: null,
  recordingUrl: null,
  recordingSeconds: null,
  disposition: null,
  closedReason: null,
  decision: { action: 'connect' },
  explanation,
  follows: null,
  sequence: 1,
};

export const messageExample = {
  id: 90,
  direction: 'outbound',
  author: 'Caio Lima',
  senderName: null,
  body: 'Bom dia! Já vou ver.',
  externalId: null,
  status: 'queued',
  failure: null,
  sentAt: '2026-11-24T12:01:00.000Z',
  deletedAt: null,
};

export const simulationExample = {
  state: 'voicemail',
  contact: { id: 1042, clientCode: 'C-0042' },
  candidates: 1,
  agent: { id: 4, email: 'caio@aurora.example' },
  service: null,
  alert: null,
  decision: { action: 'record' },
  explanation,
};
