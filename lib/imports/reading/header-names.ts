import { foldText } from '#lib/identifiers/normalize-text.ts';
import type { ImportField } from './import-fields.ts';

/** Header names by field, without case, accents and signs. `contact` or `contato` before them is optional. */
const ALIASES: Record<Exclude<ImportField, 'phone'>, string> = {
  name: 'name nome fullname nomecompleto nomecontato nomedocontato nomecliente nomedocliente',
  firstName: 'firstname givenname forename primeironome prenome',
  lastName: 'lastname surname familyname sobrenome ultimonome',
  email: 'email mail emailaddress enderecodeemail correioeletronico',
  cpf: 'cpf',
  cnpj: 'cnpj',
  gender: 'gender sex sexo genero',
  birthDate: 'birthdate birthday dateofbirth nascimento datanascimento datadenascimento dtnascimento',
  externalId: 'externalid idexterno codigoexterno',
  clientCode: 'clientcode customercode codigocliente codigodocliente codcliente',
  company: 'company companyname empresa nomedaempresa nomeempresa',
  language: 'language idioma lingua',
  zipCode: 'zipcode zip postalcode postcode cep codigopostal',
  street: 'address street endereco logradouro rua',
  number: 'number numero addressnumber streetnumber numeroendereco numerodoendereco n no',
  complement: 'complement complemento addresscomplement',
  city: 'city cidade municipio',
  state: 'state estado uf',
  country: 'country pais',
  instagram: 'instagram',
  facebook: 'facebook',
  twitter: 'twitter',
  whatsapp: 'whatsapp',
  telegram: 'telegram',
  active: 'active ativo',
  corporate: 'corporate corporativo pessoajuridica pj',
  priority: 'priority prioridade',
  tags: 'tags tag etiquetas etiqueta hashtags hashtag marcadores',
  segments: 'segments segment segmentos segmento',
  customFields: 'customfields customfield campospersonalizados camposcustomizados camposadicionais',
  portfolio: 'portfolio carteira',
  portfolioType: 'portfoliotype tipocarteira tipodacarteira',
  portfolioOwner: 'portfoliouseremail emaildoproprietario emailproprietario',
  portfolioService: 'portfolioservicename nomedoservico nomeservico',
  // The second is a misspelling in an older page of instructions.
  portfolioBackup: 'portfolioagentreserveemail portfolioagentserserveemail emaildoagentereserva',
};

const FIELDS = new Map(
  Object.entries(ALIASES).flatMap(([field, names]) =>
    names.split(' ').map((name) => [name, field as ImportField]),
  ),
);

/** Header words for phones. Words on one line with equal numbers mean the same column. */
const PHONES = new Map(
  [
    'phone telefone fone tel phonenumber numerodetelefone telephone',
    'celular cellphone mobile mobilephone telefonecelular',
  ]
    .concat(['telefoneresidencial telefonefixo homephone', 'telefonecomercial workphone'])
    .flatMap((line) => line.split(' ').map((word) => [word, line.slice(0, line.indexOf(' '))] as const)),
);

const MARK = 'carteiracontact';

/** Columns of our error reports, which corrected reports still have, and of our exports. */
const OWN = new Set(['carteiraline', 'carteirareason', MARK]);

export type Meaning = { field: ImportField; key: string };

/** `own` for columns of our reports and exports, null when unknown. */
export function meaningOf(name: string): Meaning | 'own' | null {
  if (name.length > 100) return null;
  const word = wordOf(name);
  if (OWN.has(word)) return 'own';
  return fieldOf(word) ?? fieldOf(word.replace(/^conta(?:ct|to)/, ''));
}

export function isMarkColumn(name: string): boolean {
  return name.length <= 100 && wordOf(name) === MARK;
}

function wordOf(name: string): string {
  return foldText(name.normalize('NFKC')).replace(/[^a-z0-9]/g, '');
}

function fieldOf(word: string): Meaning | null {
  const field = FIELDS.get(word);
  if (field) return { field, key: field };
  const [, stem = '', number = ''] = /^([a-z]+)0*([1-9]\d?)?$/.exec(word) ?? [];
  const phone = PHONES.get(stem);
  return phone ? { field: 'phone', key: `${phone} ${number || 1}` } : null;
}
