const LANGUAGES = ['pt-BR', 'en', 'es', 'fr', 'de', 'it', 'ja', 'zh', 'ar', 'gn', 'ht'];

/** Languages to choose from, and the one a contact already has. */
export function languageOptions(locale: string, current: string | null | undefined) {
  const codes = current && !LANGUAGES.includes(current) ? [...LANGUAGES, current] : LANGUAGES;
  return codes.map((code) => ({ value: code, label: languageName(code, locale) }));
}

/** Imports may have brought any text. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}
