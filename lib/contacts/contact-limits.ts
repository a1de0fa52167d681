/** Longest values a person or client may give, in characters; generous, so that they only stop accidents. */
export const LONGEST = {
  name: 200,
  email: 254,
  document: 40,
  code: 100,
  text: 200,
  language: 20,
  tag: 50,
} as const;

export const MOST_PHONES = 10;
export const MOST_TAGS = 100;
export const MOST_CUSTOM_FIELDS = 100;
