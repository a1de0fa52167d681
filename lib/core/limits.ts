/** Longest values a person or client may give, in characters; generous, so that they only stop accidents. */
export const LONGEST = {
  name: 200,
  email: 254,
  document: 40,
  code: 100,
  text: 200,
  language: 20,
  tag: 50,
  segment: 50,
  customField: 80,
  customValue: 2000,
  choice: 100,
  service: 80,
  view: 60,
  token: 80,
  person: 120,
  organization: 120,
  password: 200,
  phone: 40,
  /** A number with the address that platforms write around it. */
  callerId: 200,
  search: 200,
  /** An id that a platform gave. */
  platformId: 500,
  /** Why somebody is blocked or listed. */
  reason: 500,
  /** A note on a contact. */
  note: 5_000,
  message: 100_000,
  surveyComment: 2_000,
  /** A template's text; the longest that WhatsApp takes is half of it. */
  template: 8_000,
} as const;

export const MOST_PHONES = 10;
export const MOST_TAGS = 100;
export const MOST_SEGMENTS = 100;
export const MOST_CUSTOM_FIELDS = 100;
