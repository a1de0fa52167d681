/** Columns of a contact's row, groups in forms and the API. */
export const ADDRESS_FIELDS = [
  'zipCode',
  'street',
  'number',
  'complement',
  'city',
  'state',
  'country',
] as const;

export const SOCIAL_FIELDS = ['instagram', 'facebook', 'twitter', 'whatsapp', 'telegram'] as const;
