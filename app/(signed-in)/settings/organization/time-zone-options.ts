const BRAZILIAN = [
  'America/Sao_Paulo',
  'America/Manaus',
  'America/Cuiaba',
  'America/Fortaleza',
  'America/Recife',
  'America/Bahia',
  'America/Belem',
  'America/Porto_Velho',
  'America/Rio_Branco',
  'America/Noronha',
];

/** Time zones to choose from, those of Brazil first, the one in use among them whatever it is called. */
export function timeZoneOptions(current: string): { value: string; label: string }[] {
  const names = new Set([...BRAZILIAN, current, ...Intl.supportedValuesOf('timeZone')]);
  return [...names].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
