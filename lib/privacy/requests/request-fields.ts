import { privacyRequests } from '#db/schema/index.ts';

/** What the law lets somebody ask for (LGPD, art. 18). */
export const REQUEST_KINDS = privacyRequests.kind.enumValues;
/** Why their data is kept (LGPD, art. 7). */
export const LEGAL_BASES = privacyRequests.legalBasis.enumValues;
export const OUTCOMES = privacyRequests.outcome.enumValues;

/** Days there are for an answer (LGPD, art. 19). */
export const DAYS_TO_ANSWER = 15;
