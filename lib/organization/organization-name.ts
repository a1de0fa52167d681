import { LONGEST } from '#lib/core/limits.ts';
import { shownName } from '#lib/identifiers/shown-name.ts';

/** Every page bears it. */
export const organizationName = shownName(LONGEST.organization);
