import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/errors.ts';
import { parsePhone } from '#lib/identifiers/parse-phone.ts';
import { parsePhoneWithCountry } from '#lib/identifiers/parse-phone-with-country.ts';
import { getOrganization } from '#lib/organization/get-organization.ts';

/**
 * E.164 digits. In a form a number without country code belongs to the organization's country; the API requires the code.
 * @throws Refused
 */
export async function readFollowMePhone(actor: Actor, text: string | null, db: Database) {
  if (text === null) return null;
  const parsed =
    actor.via === 'web'
      ? parsePhoneWithCountry((await getOrganization(db)).defaultCountry, text)
      : parsePhone(text);
  return parsed.ok ? parsed.value : refuse('followMePhone', parsed.code);
}
