/** Invented people and things that the document's examples show; the CPF and CNPJ have right check digits. */
export const newContactExample = {
  name: 'Marina Prado',
  email: 'marina.prado@exemplo.com.br',
  cpf: '529.982.247-25',
  phones: ['+55 11 98214-7730'],
  address: { city: 'São Paulo', state: 'SP', country: 'BR' },
  tags: ['VIP'],
  customFields: { Plano: 'Completo' },
};

export const contactExample = {
  id: 1042,
  name: 'Marina Prado',
  firstName: 'Marina',
  lastName: 'Prado',
  kind: 'individual',
  active: true,
  email: 'marina.prado@exemplo.com.br',
  cpf: '52998224725',
  cnpj: null,
  gender: 'female',
  birthDate: '1988-04-17',
  externalId: null,
  clientCode: 'A-1042',
  company: 'Distribuidora Aurora',
  language: 'pt-BR',
  phones: ['5511982147730'],
  address: {
    zipCode: '01310-100',
    street: 'Avenida Paulista',
    number: '1000',
    complement: null,
    city: 'São Paulo',
    state: 'SP',
    country: 'BR',
  },
  social: { instagram: null, facebook: null, twitter: null, whatsapp: null, telegram: null },
  priority: 'high',
  tags: ['VIP'],
  customFields: { Plano: 'Completo' },
  segments: ['Grande São Paulo'],
  portfolio: {
    flow: 'backup_agent',
    ownerEmail: 'caio@aurora.example',
    backupAgentEmail: 'juliana@aurora.example',
    serviceName: null,
  },
  blocked: false,
  mergedInto: null,
  anonymized: false,
  version: 3,
  lastInteractionAt: '2026-11-03T13:20:00.000Z',
  createdAt: '2026-01-12T12:00:00.000Z',
  updatedAt: '2026-10-30T18:45:10.000Z',
};

const TIMES = {
  createdAt: '2026-11-03T13:20:00.000Z',
  startedAt: '2026-11-03T13:20:01.000Z',
  finishedAt: '2026-11-03T13:20:04.000Z',
};

const PROGRESS = {
  status: 'completed',
  color: 'yellow',
  percent: 100,
  processed: 200,
  rejected: 4,
  reason: null,
  reasonCode: null,
  waitingFor: null,
};

export const runExample = {
  id: 7,
  kind: 'import',
  action: null,
  ...PROGRESS,
  total: 200,
  succeeded: 196,
  ...TIMES,
};

export const importExample = {
  id: 7,
  fileName: 'clientes.csv',
  target: 'contacts',
  byteSize: 48213,
  mode: 'create_and_update',
  ...PROGRESS,
  rows: 200,
  created: 150,
  updated: 40,
  unchanged: 6,
  withoutIdentifier: 0,
  repaired: 2,
  notes: { totals: { rows: 1, line: 202 } },
  ignoredColumns: [],
  createdFields: ['Plano'],
  ...TIMES,
};

export const newUserExample = { name: 'Marina Prado', email: 'marina@aurora.example', role: 'manager' };

export const userExample = {
  id: 2,
  ...newUserExample,
  canAnonymize: false,
  followMePhone: '5511982147730',
  segments: ['Grande São Paulo'],
  presence: 'available',
  mostInteractions: 5,
  openInteractions: 2,
  active: true,
  invited: true,
  locale: null,
  createdAt: '2026-01-12T12:00:00.000Z',
  updatedAt: '2026-01-12T12:00:00.000Z',
};

export const serviceExample = {
  id: 1,
  name: 'Suporte',
  hasMailbox: true,
  surveys: 'choice',
  archived: false,
};

export const segmentExample = {
  id: 2,
  name: 'Grande São Paulo',
  operators: ['caio@aurora.example'],
  service: 'Suporte',
};

export const assignmentExample = {
  ids: [1042, 1043],
  flow: 'backup_agent',
  ownerEmail: 'caio@aurora.example',
  backupAgentEmail: 'juliana@aurora.example',
};

export const assignedExample = {
  assigned: 1,
  unchanged: 0,
  refused: [{ contactId: 1043, code: 'contact_merged', message: 'This contact was merged into another.' }],
};

export const contactIdsExample = { ids: [1042, 1043] };

export const changedExample = {
  changed: 1,
  unchanged: 0,
  refused: [{ contactId: 1043, code: 'contact_merged', message: 'This contact was merged into another.' }],
};

export const organizationExample = {
  name: 'Distribuidora Aurora',
  allowDuplicates: false,
  refuseInvalidDocuments: true,
  placeholders: ['5511999999999', 'nao@tem.com'],
  primaryCriterion: 'latest_interaction',
  defaultCountry: 'BR',
  locale: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
  reportRetentionDays: 7,
  messageDays: 730,
  unknownSenderDays: 90,
  importRowDays: null,
  fileNameDays: 30,
  auditDays: null,
  defaultService: 'Suporte',
  saveSenders: false,
  updatedAt: '2026-01-12T12:00:00.000Z',
};

export const customFieldExample = {
  id: 1,
  name: 'Plano',
  type: 'choice',
  choices: ['Básico', 'Completo'],
  position: 0,
  archived: false,
};

export const subjectDataExample = {
  records: [{ id: 1042, name: 'Marina Prado', phones: ['5511982147730'] }],
  notes: [],
  identities: [],
  interactions: [],
  surveys: [],
  appointments: [],
  imports: [],
  exports: [],
};
