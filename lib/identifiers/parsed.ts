/** What a pure parser answers: the canonical value, or the code of a reason in the `errors` catalogue. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; code: string };

/** As `Parsed`, for values a spreadsheet mutilates in a way that can be undone; `repaired` says that it was. */
export type ParsedRepairable<T> = { ok: true; value: T; repaired: boolean } | { ok: false; code: string };
