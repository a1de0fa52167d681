/** A variable as it stands in a text: `{{contact.name | "cliente"}}`. */
export interface Placeholder {
  /** As written, without spaces around it. */
  name: string;
  fallback: string | null;
}

const BRACES = /\{\{([^{}]*)\}\}/g;
const INSIDE = /^\s*(.*?)\s*(?:\|\s*["“”']([^"“”']*)["“”']\s*)?$/s;
/** The client code, as other systems write it. Inside a word or an address it is none. */
const CLIENT_CODE = /(?<![\p{L}\p{N}_.@])@ChaveCliente(?![\p{L}\p{N}_])/gu;

export const CLIENT_CODE_NAME = 'contactcustomcode';

export function hasPlaceholders(text: string): boolean {
  return text.includes('{{') || text.includes('@ChaveCliente');
}

/** Each once, in the order in which they stand there. */
export function placeholdersOf(text: string): Placeholder[] {
  const found = new Map<string, Placeholder>();
  fillIn(text, (placeholder) => {
    found.set(`${placeholder.name}|${placeholder.fallback}`, placeholder);
    return '';
  });
  return [...found.values()];
}

/** Replaces every variable once: what a value brings along is text. One that `value` does not know stays as it is. */
export function fillIn(text: string, value: (placeholder: Placeholder) => string | null): string {
  const pattern = new RegExp(`${BRACES.source}|${CLIENT_CODE.source}`, 'gu');
  return text.replace(pattern, (whole: string, inside: string | undefined) => {
    const [, name = '', fallback] = INSIDE.exec(inside ?? CLIENT_CODE_NAME) ?? [];
    return value({ name, fallback: fallback ?? null }) ?? whole;
  });
}
