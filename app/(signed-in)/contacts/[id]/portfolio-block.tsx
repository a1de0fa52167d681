import { ButtonLink } from '#components/ui/button-link.tsx';
import { type Definition, DefinitionList } from '#components/ui/definition-list.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import type { ContactPortfolio, PortfolioPerson } from '#lib/contacts/portfolio/contact-portfolio.ts';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { formatDateTime } from '#lib/format/format-date.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';

interface PortfolioBlockProps {
  contact: Contact;
  actor: Actor;
  /** Where assigning leads; the contact's page when left out. */
  returnTo?: string;
}

/** Who serves the contact and since when; those who assign change it from here. */
export async function PortfolioBlock({ contact, actor, returnTo }: PortfolioBlockProps) {
  const { id, portfolio } = contact;
  const back = returnTo ?? `/contacts/${id}`;
  const t = await getTranslations('portfolio');
  const isOpen = can(actor, 'portfolio.assign') && !contact.anonymizedAt && !contact.mergedIntoId;
  const mayAssign = isOpen && contact.openInteractions === 0;
  return (
    <section className="mb-5" aria-labelledby="portfolio">
      <h2 id="portfolio" className="mb-1 text-small font-semibold text-base-content/75">
        {t('title')}
      </h2>
      {portfolio ? (
        <DefinitionList rows={await rowsOf(portfolio, actor)} />
      ) : (
        <p className="py-1.5 text-body text-base-content/75">{t('block.none')}</p>
      )}
      {isOpen && contact.openInteractions > 0 && (
        <p className="mt-1.5 text-small text-base-content/75">{t('block.served')}</p>
      )}
      {mayAssign && (
        <p className="mt-1.5 flex flex-wrap gap-2">
          <ButtonLink href={`/contacts/assign?contact=${id}&back=${back}`} size="sm">
            {portfolio ? t('block.change') : t('block.assign')}
          </ButtonLink>
          {portfolio && (
            <ButtonLink
              href={`/contacts/assign/confirm?contact=${id}&portfolio.flow=unassign&back=${back}`}
              size="sm"
              variant="ghost"
            >
              {t('block.unassign')}
            </ButtonLink>
          )}
        </p>
      )}
    </section>
  );
}

async function rowsOf(
  { flow, owner, backupAgent, service, since, by }: ContactPortfolio,
  actor: Actor,
): Promise<Definition[]> {
  const t = await getTranslations('portfolio');
  const person = ({ name, active }: PortfolioPerson) =>
    active ? name : <Marked text={name} mark={t('block.inactive')} />;
  const flowWord = t(`flows.${flow}`);
  const followsNobody = flow === 'follow_me' && !owner.hasPhone;
  return [
    { label: t('fields.owner'), value: person(owner) },
    {
      label: t('fields.flow'),
      value: followsNobody ? <Marked text={flowWord} mark={t('block.withoutPhone')} /> : flowWord,
    },
    ...(backupAgent ? [{ label: t('fields.backupAgent'), value: person(backupAgent) }] : []),
    ...(service
      ? [
          {
            label: t('fields.service'),
            value: service.archived ? (
              <Marked text={service.name} mark={t('block.archived')} />
            ) : (
              service.name
            ),
          },
        ]
      : []),
    { label: t('block.since'), value: formatDateTime(since, actor) },
    { label: t('block.by'), value: by?.name ?? t('block.someone') },
  ];
}

/** Something that is not as it should be. */
function Marked({ text, mark }: { text: string; mark: string }) {
  return (
    <>
      {text} <span className="text-warning-text">({mark})</span>
    </>
  );
}
