/** Sorts after everything a text can go on with: what begins with the text lies between it and the text followed by this. */
export const LAST_CHARACTER = '\u{10ffff}';
