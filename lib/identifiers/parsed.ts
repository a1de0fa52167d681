/** The canonical value, or a code of the `errors` catalogue. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; code: string };

/** For values that a spreadsheet damages in a reversible way; `repaired` says that this happened. */
export type ParsedRepairable<T> = { ok: true; value: T; repaired: boolean } | { ok: false; code: string };
