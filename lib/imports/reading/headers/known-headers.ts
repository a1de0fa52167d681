import type { ColumnField } from '../import-fields.ts';

/** Which of several addresses in one row a column belongs to. */
export type Place = 'business' | 'home' | 'other';

/** Besides the fields of columns: what becomes one of them in the company of the others. */
export type HeaderField = ColumnField | 'middleName' | 'legalName' | 'tradeName';

/** `field@place` for columns of one of several addresses. */
type Key = HeaderField | `${HeaderField}@${Place}`;

export interface HeaderSource {
  system: string;
  /** Where these headers were seen. */
  source: string;
  /**
   * Headers between `|`, without regard to case, accents and signs; `#` stands for any number. Phones between the same
   * bars mean the same column only when they are in one list of `phone`.
   */
  fields: Partial<Record<Key, string>>;
  /** Lists of headers that mean the same phone; each list is a phone of its own. */
  phones?: readonly string[];
}

/** Headers that files have, by the system that writes them. Order does not matter: no header means two things. */
export const KNOWN_HEADERS: readonly HeaderSource[] = [
  {
    system: 'Carteira',
    source: 'the import template, and what people name its columns in Portuguese and English',
    fields: {
      name: 'name|nome|contact name #|full name|nome completo|nome contato|nome do contato|nome cliente|nome do cliente|cliente',
      firstName: 'first name|contact first name #|given name|fore name|primeiro nome|prenome',
      lastName: 'last name|contact last name #|surname|family name|sobrenome|último nome',
      email: 'email|mail|email address|endereço de e-mail|correio eletrônico|email #|e-mail principal',
      cpf: 'cpf|nº cpf|número do cpf|cpf do cliente',
      cnpj: 'cnpj|nº cnpj|número do cnpj|cnpj do cliente',
      document: 'cpf/cnpj|cnpj/cpf|cpf ou cnpj|cnpj ou cpf|documento|document|nº documento|cpf_cnpj',
      gender: 'gender|sex|sexo|gênero',
      birthDate:
        'birth date|birthday|date of birth|nascimento|data nascimento|data de nascimento|dt nascimento|dt nasc|data nasc|data de nasc|dt de nascimento|aniversário|dn',
      externalId: 'external id|id externo|código externo',
      clientCode: 'client code|customer code|código cliente|código do cliente|cod cliente|cód. do cliente',
      company: 'company|company name|empresa|nome da empresa|nome empresa',
      language: 'language|idioma|língua',
      zipCode: 'zip code|zip|postal code|post code|cep|código postal',
      street: 'address|street|endereço|logradouro|rua|street #|address #|endereço #',
      number: 'address number|street number|número endereço|número do endereço|nº do endereço',
      complement: 'complement|contact complement #|complemento|address complement',
      city: 'city|cidade|município',
      state: 'state|estado|uf',
      country: 'country|país',
      instagram: 'instagram',
      facebook: 'facebook',
      twitter: 'twitter',
      whatsapp: 'whatsapp',
      telegram: 'telegram',
      active: 'active|ativo',
      corporate: 'corporate|corporativo|pessoa jurídica|pj',
      priority: 'priority|prioridade',
      tags: 'tags|contact tags #|tag|etiquetas|etiqueta|hashtags|hashtag|marcadores',
      segments: 'segments|segment|segmentos|segmento',
      customFields: 'custom fields|custom field|campos personalizados|campos customizados|campos adicionais',
      portfolio: 'portfolio|carteira',
      portfolioType: 'portfolio type|tipo carteira|tipo da carteira',
      portfolioOwner: 'portfolio user email|email do proprietário|email proprietário',
      portfolioService: 'portfolio service name|nome do serviço|nome serviço',
      // The second is a misspelling in an older page of instructions.
      portfolioBackup: 'portfolio agent reserve email|portfolio agent serserve email|email do agente reserva',
      areaCode: 'ddd|cód. área|código de área|area code|ddd telefone|ddd #',
    },
    phones: [
      'phone #|telefone #|fone #|tel #|phone number #|número de telefone #|número do telefone|nº telefone|nº de telefone|num telefone|telephone #',
      'celular #|cel #|cellphone #|cell phone #|mobile #|mobile phone #|número celular|nº celular|número de celular',
      'telefone celular #',
      'telefone residencial #|telefone fixo #|fone fixo|home phone #|fone residencial',
      'telefone comercial #|work phone #|fone comercial',
      'telefone móvel|número de telefone móvel|mobile phone number',
      'telefone principal|primary phone|main phone',
      'outro telefone|other phone',
      'telefone whatsapp #|whatsapp phone',
      'número whatsapp|número do whatsapp|nº whatsapp|whatsapp number|whatsapp phone number|número de whatsapp|número de telefone do whatsapp',
      'celular whatsapp|celular/whatsapp|whatsapp/celular|telefone/whatsapp|fone/whatsapp',
    ],
  },
  {
    system: 'Google Contacts, until 2023',
    source: 'contacts.csv as its page exported it; owncloud-archive/contacts#827',
    fields: {
      middleName: 'additional name|middle name|segundo nome|nome do meio',
      labels: 'group membership',
      email: 'e-mail # - value',
      company: 'organization 1 - name',
      street: 'address 1 - street',
      city: 'address 1 - city',
      state: 'address 1 - region',
      zipCode: 'address 1 - postal code',
      country: 'address 1 - country',
      complement: 'address 1 - extended address',
    },
    phones: ['phone # - value'],
  },
  {
    system: 'vCards',
    source: 'the columns they become, lib/imports/reading/vcard/card-row.ts',
    fields: { furtherEmail: 'further emails' },
  },
  {
    system: 'Google Contacts, since 2024',
    source: 'contacts.csv as its page exports it, with Labels and Organization Name',
    fields: { labels: 'labels', company: 'organization name' },
  },
  {
    system: 'Outlook in English',
    source: 'support.microsoft.com, "Create or edit .csv files to import into Outlook"',
    fields: {
      email: 'e-mail # address',
      'street@business': 'business street|business street #',
      'city@business': 'business city',
      'state@business': 'business state',
      'zipCode@business': 'business postal code',
      'country@business': 'business country/region|business country',
      'street@home': 'home street|home street #|home address',
      'city@home': 'home city',
      'state@home': 'home state',
      'zipCode@home': 'home postal code|home postalcode',
      'country@home': 'home country/region|home country',
      'street@other': 'other street|other street #|other address',
      'city@other': 'other city',
      'state@other': 'other state',
      'zipCode@other': 'other postal code',
      'country@other': 'other country/region|other country',
      tags: 'categories',
    },
    phones: ['business phone #', 'company main phone', 'car phone'],
  },
  {
    system: 'Outlook in Portuguese',
    // Some of its columns keep their English names.
    source:
      'contacts exported by Outlook for Windows in Portuguese, as importers of others list their columns',
    fields: {
      email: 'endereço de email #|endereço de correio eletrônico #|endereço de e-mail #',
      'street@business':
        'rua do endereço comercial|rua do endereço comercial #|endereço comercial|rua comercial',
      'city@business': 'cidade do endereço comercial|cidade comercial',
      'state@business': 'estado do endereço comercial|estado comercial',
      'zipCode@business': 'cep do endereço comercial|código postal do endereço comercial|cep comercial',
      'country@business':
        'país/região do endereço comercial|país do endereço comercial|país comercial|país/região da empresa',
      'street@home':
        'rua do endereço residencial|rua do endereço residencial #|rua residencial|endereço residencial #',
      'city@home': 'cidade do endereço residencial|cidade residencial',
      'state@home': 'estado do endereço residencial|estado residencial',
      'zipCode@home': 'cep do endereço residencial|código postal do endereço residencial|cep residencial',
      'country@home':
        'país/região do endereço residencial|país do endereço residencial|país residencial|país/região de residência',
      'street@other': 'rua do outro endereço|outra rua',
      'city@other': 'cidade do outro endereço|outra cidade',
      'state@other': 'estado do outro endereço|outro estado',
      'zipCode@other': 'cep do outro endereço|outro cep',
      'country@other': 'país/região do outro endereço|outro país',
      tags: 'categorias',
    },
    phones: ['telefone principal da empresa', 'telefone do carro'],
  },
  {
    system: 'HubSpot, in English and Portuguese',
    source: 'a contact export: Record ID, First Name, …; ID do registro, Nome, Sobrenome, …',
    fields: {
      externalId: 'record id|id do registro|hubspot id|contact id',
      company:
        'associated company|associated company (primary)|empresa associada|empresa associada (principal)',
      country: 'country/region|país/região',
      state: 'state/region|estado/região',
      street: 'street address|endereço da rua',
    },
  },
  {
    system: 'RD Station Marketing',
    source: 'its template for leads (gist.github.com/brunogh/5320854) and its export of a base of leads',
    fields: {
      company: 'nome da conta',
      tags: 'lead tags|tags do lead',
    },
    phones: ['telefone pessoal'],
  },
  {
    system: 'Bling, Tiny and Omie',
    source:
      'their exports of contacts and clients; ajuda.omie.com.br/pt-BR/articles/498796 for the words of Omie; OCA/l10n-brazil#17',
    fields: {
      legalName:
        'razão social|razão social / nome completo|nome / razão social|razão social / nome|nome ou razão social|cliente (razão social)',
      tradeName: 'nome fantasia|fantasia|nome fantasia / nome abreviado|nome fantasia / apelido',
      document: 'cpf / cnpj|cnpj / cpf',
      personType: 'tipo pessoa|tipo de pessoa|tipo da pessoa',
      status: 'situação|status do cadastro',
    },
    phones: ['telefone adicional', 'fone adicional'],
  },
  {
    system: 'WhatsApp',
    source:
      'lists of contacts that add-ons for WhatsApp Web write: Saved Name, Public Display Name, Phone Number',
    fields: {
      name: 'saved name|nome salvo|contact name',
      publicName: 'public display name|pushname|push name|nome público|nome de exibição|display name',
    },
    phones: ['formatted phone number|formatted phone|telefone formatado'],
  },
  {
    system: 'Meta lead ads',
    source: 'developers.facebook.com, Lead Ads, "Retrieving leads": the CSV and the download of Ads Manager',
    fields: {
      street: 'street address|street_address',
      state: 'province|estado/província',
      company: 'company_name',
    },
    phones: ['número de telefone comercial|work phone number'],
  },
  {
    system: 'iCloud and other address books',
    source: 'their vCards, which `vcard/` turns into the columns of the template',
    fields: {},
  },
];

/**
 * House number beside an address, phone in the files of the izing and whaticket family (`nome;numero`), or just a
 * count of the rows: the values and the neighbours decide.
 */
export const AMBIGUOUS_NUMBER = 'number|número|n|no|nº|num|nr|n.º';

/** Names that reports give columns of these kinds. */
export const EXTRA_NAMES = {
  document: 'contact_document',
  areaCode: 'ddd',
  publicName: 'pushname',
  personType: 'tipo_pessoa',
  status: 'situacao',
  labels: 'labels',
  furtherEmail: 'further_emails',
} as const;
