import type { PortfolioChoices } from '#components/contacts/portfolio/portfolio-choices.ts';
import type { ContactPortfolio } from '#lib/contacts/portfolio/contact-portfolio.ts';
import type { Actor } from '#lib/core/actor.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listServices } from '#lib/services/list-services.ts';
import { listUsers } from '#lib/users/list-users.ts';

/** Who and what can be chosen for a portfolio; of one that is being changed also those it has and nobody could choose anew. */
export async function portfolioChoices(
  actor: Actor,
  current?: ContactPortfolio | null,
): Promise<PortfolioChoices> {
  const t = await getTranslations('portfolio.fields');
  const inUse = [current?.owner.id, current?.backupAgent?.id];
  const users = await listUsers(actor);
  const services = await listServices(actor, { archived: true });
  return {
    people: users
      .filter(({ id, active }) => active || inUse.includes(id))
      .map(({ id, name, active, followMePhone }) => ({
        value: String(id),
        label: active ? name : t('inactive', { name }),
        className: followMePhone ? undefined : 'without-phone',
      })),
    services: services
      .filter(({ id, archived }) => !archived || id === current?.service?.id)
      .map(({ id, name, hasMailbox, archived }) => {
        const label = hasMailbox ? name : t('withoutMailbox', { name });
        return { value: String(id), label: archived ? t('archived', { name }) : label };
      }),
  };
}
