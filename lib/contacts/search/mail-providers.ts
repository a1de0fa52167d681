/** Providers so common that the search column leaves them out: the list of the database function `contact_search`. */
export const MAIL_PROVIDERS: readonly string[] = [
  'gmail.com',
  'hotmail.com',
  'hotmail.com.br',
  'outlook.com',
  'outlook.com.br',
  'yahoo.com',
  'yahoo.com.br',
  'live.com',
  'icloud.com',
  'uol.com.br',
  'bol.com.br',
  'terra.com.br',
  'ig.com.br',
  'msn.com',
];

/** Shorter beginnings are beginnings of names. */
const SHORTEST = 5;

/** Whether a word, given in lower case, is a provider or begins like one: `gmail`, `@uol`, `hotmail.com`. */
export function isMailProvider(word: string): boolean {
  const domain = word.replace(/^@/, '');
  const isPlain = domain === word && !word.includes('.');
  if (domain === '' || (isPlain && domain.length < SHORTEST)) return false;
  return MAIL_PROVIDERS.some((provider) => provider.startsWith(domain));
}
