export type ScalarField =
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'cpf'
  | 'cnpj'
  | 'gender'
  | 'birthDate'
  | 'externalId'
  | 'clientCode'
  | 'company'
  | 'language'
  | 'zipCode'
  | 'street'
  | 'number'
  | 'complement'
  | 'city'
  | 'state'
  | 'country'
  | 'instagram'
  | 'facebook'
  | 'twitter'
  | 'whatsapp'
  | 'telegram';

/** Read only where `portfolio` is `true`. */
export type PortfolioField =
  | 'portfolio'
  | 'portfolioType'
  | 'portfolioOwner'
  | 'portfolioService'
  | 'portfolioBackup';

export type ImportField =
  | ScalarField
  | PortfolioField
  | 'name'
  | 'phone'
  | 'active'
  | 'corporate'
  | 'priority'
  | 'tags'
  | 'segments'
  | 'customFields';

/** What a column may be besides a field of the template. */
export type ExtraField =
  /** CPF or CNPJ, as each value says. */
  | 'document'
  /** Area code of the next phone. */
  | 'areaCode'
  /** Tags of Google: those it gives everyone, `* myContacts`, are none. */
  | 'labels'
  /** E-mails beside the one that a contact has: they are left out, and counted. */
  | 'furtherEmail'
  /** `Pessoa Física` or `Pessoa Jurídica`. */
  | 'personType'
  /** `Ativo` or `Inativo`; other words say nothing. */
  | 'status'
  /** Names a contact that has no name of its own. */
  | 'publicName'
  /** The custom field that the column's header names. */
  | 'custom';

export type ColumnField = ImportField | ExtraField;

export const EXTRA_FIELDS = [
  'document',
  'areaCode',
  'publicName',
  'personType',
  'status',
  'labels',
  'furtherEmail',
] as const satisfies readonly ExtraField[];

/** What a layout stores of a column: its field, or a custom field by name. */
export type LayoutField = Exclude<ColumnField, 'custom'> | `custom:${string}`;

/** Fields that several columns fill together: texts are joined, lists united. */
export const JOINED_FIELDS: ReadonlySet<ColumnField> = new Set<ColumnField>([
  'name',
  'firstName',
  'lastName',
  'street',
  'complement',
  'phone',
  'areaCode',
  'tags',
  'labels',
]);

export const TEMPLATE_NAMES: Readonly<Record<ImportField, string>> = {
  name: 'contact_name',
  firstName: 'contact_first_name',
  lastName: 'contact_last_name',
  email: 'contact_email',
  cpf: 'contact_cpf',
  cnpj: 'contact_cnpj',
  gender: 'contact_gender',
  birthDate: 'contact_birth_date',
  externalId: 'contact_external_id',
  clientCode: 'contact_client_code',
  company: 'contact_company',
  language: 'contact_language',
  phone: 'contact_phone',
  whatsapp: 'contact_whatsapp',
  instagram: 'contact_instagram',
  facebook: 'contact_facebook',
  twitter: 'contact_twitter',
  telegram: 'contact_telegram',
  zipCode: 'contact_zip_code',
  street: 'contact_address',
  number: 'contact_number',
  complement: 'contact_complement',
  city: 'contact_city',
  state: 'contact_state',
  country: 'contact_country',
  active: 'contact_active',
  corporate: 'contact_corporate',
  priority: 'contact_priority',
  tags: 'contact_tags',
  segments: 'contact_segments',
  customFields: 'custom_fields',
  portfolio: 'portfolio',
  portfolioType: 'portfolio_type',
  portfolioOwner: 'portfolio_user_email',
  portfolioService: 'portfolio_service_name',
  portfolioBackup: 'portfolio_agent_reserve_email',
};

export const IMPORT_FIELDS = Object.keys(TEMPLATE_NAMES) as ImportField[];

/** One of them suffices: the name is made of the other two where it is blank. */
export const NAME_FIELDS = ['name', 'firstName', 'lastName'] as const satisfies readonly ImportField[];

export const FIELD_GROUPS = {
  identity: ['name', 'firstName', 'lastName', 'cpf', 'cnpj', 'phone', 'email'],
  profile: ['gender', 'birthDate', 'company', 'corporate', 'externalId', 'clientCode', 'language'],
  address: ['zipCode', 'street', 'number', 'complement', 'city', 'state', 'country'],
  social: ['whatsapp', 'instagram', 'facebook', 'twitter', 'telegram'],
  service: ['active', 'priority', 'tags', 'segments', 'customFields'],
  portfolio: ['portfolio', 'portfolioType', 'portfolioOwner', 'portfolioService', 'portfolioBackup'],
} as const satisfies Record<string, readonly ImportField[]>;
