/** Fields with one text each, by their columns. Two contacts never hold the same CNPJ or client code. */
export const TEXTS = {
  firstName: 'first_name',
  lastName: 'last_name',
  email: 'email',
  cpf: 'cpf',
  cnpj: 'cnpj',
  gender: 'gender',
  birthDate: 'birth_date',
  externalId: 'external_id',
  clientCode: 'client_code',
  company: 'company',
  language: 'language',
  zipCode: 'zip_code',
  street: 'street',
  number: 'number',
  complement: 'complement',
  city: 'city',
  state: 'state',
  country: 'country',
  instagram: 'instagram',
  facebook: 'facebook',
  twitter: 'twitter',
  whatsapp: 'whatsapp',
  telegram: 'telegram',
  priority: 'priority',
} as const;

/** Of columns that hold no text. */
export const COLUMN_TYPES: Readonly<Record<string, string>> = { birth_date: 'date', priority: 'smallint' };

export type TextField = keyof typeof TEXTS;
export const TEXT_FIELDS = Object.keys(TEXTS) as TextField[];

export const UNIQUE_FIELDS = ['cnpj', 'clientCode'] as const satisfies TextField[];

/** By what a contact is found, one value each: whoever gives one up for the primary's own gets that one, which so still leads to it. */
export const SWAPPED_FIELDS = ['cpf', 'email', ...UNIQUE_FIELDS] as const satisfies TextField[];
export type SwappedField = (typeof SWAPPED_FIELDS)[number];

/** A contact that takes part in a merge, with what the plan asks of it. */
export interface Member {
  id: number;
  version: number;
  /** In microseconds, as is the last interaction. */
  createdAt: number;
  lastInteractionAt: number | null;
  openInteractions: number;
  active: boolean;
  blocked: boolean;
  anonymized: boolean;
  mergedIntoId: number | null;
  hasAvatar: boolean;
  name: string;
  kind: 'individual' | 'corporate' | 'group';
  /** Those that are filled, as Postgres writes them. */
  texts: Partial<Record<TextField, string>>;
  phones: readonly string[];
  tagIds: readonly number[];
  segmentIds: readonly number[];
  custom: Readonly<Record<string, string>>;
  /** In whose portfolio it is. */
  ownerId: number | null;
}
