/** Puts a message of the catalogue into words: what translators of any namespace have in common. */
export type Translate = (key: string, params?: Record<string, string | number>) => string;
