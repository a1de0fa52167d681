export const DELIMITERS = { semicolon: ';', comma: ',', tab: '\t', pipe: '|' } as const;

export type DelimiterName = keyof typeof DELIMITERS;
export type Delimiter = (typeof DELIMITERS)[DelimiterName];

export const DELIMITER_NAMES = Object.keys(DELIMITERS) as DelimiterName[];

/** Used by the template and by every file imported without a review. */
export const STANDARD_DELIMITER: Delimiter = DELIMITERS.semicolon;

export function delimiterName(sign: Delimiter): DelimiterName {
  return DELIMITER_NAMES.find((name) => DELIMITERS[name] === sign) ?? 'semicolon';
}
