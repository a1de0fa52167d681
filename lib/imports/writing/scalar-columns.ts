import type { ScalarField } from '../reading/import-fields.ts';

/** A contact's plain text fields and the columns that hold them. */
export const SCALAR_COLUMNS = [
  ['email', 'email'],
  ['cpf', 'cpf'],
  ['cnpj', 'cnpj'],
  ['gender', 'gender'],
  ['birthDate', 'birth_date'],
  ['externalId', 'external_id'],
  ['clientCode', 'client_code'],
  ['company', 'company'],
  ['language', 'language'],
  ['zipCode', 'zip_code'],
  ['street', 'street'],
  ['number', 'number'],
  ['complement', 'complement'],
  ['city', 'city'],
  ['state', 'state'],
  ['country', 'country'],
  ['instagram', 'instagram'],
  ['facebook', 'facebook'],
  ['twitter', 'twitter'],
  ['whatsapp', 'whatsapp'],
  ['telegram', 'telegram'],
] as const satisfies readonly (readonly [ScalarField, string])[];
