import type { OperatorChoice } from '#components/settings/segment-form.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listUsers } from '#lib/users/list-users.ts';

/** Who may serve a segment: everyone who can sign in, and those who serve it already. */
export async function operatorChoices(
  actor: Actor,
  serving: readonly string[] = [],
): Promise<OperatorChoice[]> {
  const t = await getTranslations();
  const users = (await listUsers(actor)).filter(({ active, email }) => active || serving.includes(email));
  return users.map(({ name, email, role, active }) => ({
    value: email,
    label: name,
    note: active ? t(`common.roles.${role}`) : t('users.status.inactive'),
  }));
}
