import Link from 'next/link';
import { PriorityMark } from '#components/contacts/priority-mark.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { Contact } from '#lib/contacts/contact-record.ts';
import { getContact } from '#lib/contacts/get-contact.ts';
import type { Actor } from '#lib/core/actor.ts';
import { NotFound } from '#lib/core/errors.ts';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { InteractionInFull } from '#lib/interactions/get-interaction.ts';
import { listInteractions } from '#lib/interactions/list-interactions.ts';
import { ContactAppointments } from '../../contacts/[id]/contact-appointments.tsx';
import { PortfolioBlock } from '../../contacts/[id]/portfolio-block.tsx';
import { RecordBlock } from '../../contacts/[id]/record/record-block.tsx';
import { RenameForm } from '../../contacts/[id]/record/rename-form.tsx';
import { TagsBlock } from '../../contacts/[id]/tags-block.tsx';

interface PanelProps {
  view: InteractionInFull;
  actor: Actor;
}

/** Who is served, beside the conversation; of somebody unknown the way to say who they are. */
export async function ContactPanel({ view, actor }: PanelProps) {
  const t = await getTranslations('interactions');
  const contact = view.contact ? await visibleContact(actor, view.contact.id) : null;
  return (
    <section aria-labelledby="contact-panel" className="@container">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
        <h2 id="contact-panel" className="text-small font-semibold text-base-content/75">
          {t('contact')}
        </h2>
        {contact && (
          <span className="flex gap-1">
            <ButtonLink href={`/contacts/${contact.id}`} variant="ghost">
              {t('openContact')}
            </ButtonLink>
            {can(actor, 'contacts.edit') && (
              <ButtonLink href={`/contacts/${contact.id}/edit`} variant="ghost" data-edit="">
                {t('editContact')}
              </ButtonLink>
            )}
            {can(actor, 'contacts.block') && !contact.blockedAt && !contact.anonymizedAt && (
              <ButtonLink href={`/contacts/${contact.id}/block?interaction=${view.id}`} variant="ghost">
                {t('blockContact')}
              </ButtonLink>
            )}
          </span>
        )}
      </div>
      {contact ? (
        <Known contact={contact} actor={actor} returnTo={`/interactions/${view.id}`} />
      ) : (
        <Unknown view={view} />
      )}
      {contact && (
        <div className="mt-4">
          <ContactAppointments contact={contact} actor={actor} interactionId={view.id} />
        </div>
      )}
      {view.contact && <Earlier view={view} actor={actor} contactId={view.contact.id} />}
    </section>
  );
}

/** Somebody's own interaction may be with a contact of a segment they no longer serve. */
async function visibleContact(actor: Actor, id: number): Promise<Contact | null> {
  try {
    return await getContact(actor, id);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** As on the contact's page: each field is changed where it stands. */
async function Known({ contact, actor, returnTo }: { contact: Contact; actor: Actor; returnTo: string }) {
  const t = await getTranslations();
  const mayEdit = can(actor, 'contacts.edit') && !contact.anonymizedAt;
  const parts = { contact, actor, mayEdit, returnTo };
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-1.5 text-body font-medium">
        <span>
          {contact.name}
          {mayEdit && <RenameForm contact={contact} returnTo={returnTo} />}
        </span>
        {!contact.active && <Badge>{t('interactions.inactive')}</Badge>}
        {contact.blockedAt && <Badge tone="error">{t('interactions.blocked')}</Badge>}
        {contact.priority && (
          <PriorityMark level={contact.priority}>{t(`contacts.priorities.${contact.priority}`)}</PriorityMark>
        )}
      </div>
      <div className="mb-3">
        <TagsBlock {...parts} />
      </div>
      <RecordBlock {...parts} />
      <PortfolioBlock {...parts} />
    </>
  );
}

async function Unknown({ view }: { view: InteractionInFull }) {
  const t = await getTranslations('interactions');
  const isOver = view.contact !== null || view.state === 'refused';
  return (
    <div className="grid gap-3">
      <p className="text-body text-base-content/75">
        {view.candidates > 1 ? t('ambiguous', { count: view.candidates }) : t('unknownSender')}
      </p>
      {!isOver && (
        <ButtonLink href={`/interactions/${view.id}/link`} className="justify-self-start">
          {t('link')}
        </ButtonLink>
      )}
    </div>
  );
}

async function Earlier({ view, actor, contactId }: PanelProps & { contactId: number }) {
  const t = await getTranslations();
  const { items } = await listInteractions(actor, { limit: 6, contact: contactId });
  const others = items.filter(({ id }) => id !== view.id).slice(0, 5);
  return (
    <>
      <h3 className="mt-4 mb-1 text-small font-semibold text-base-content/75">{t('interactions.earlier')}</h3>
      {others.length === 0 && <p className="text-body text-base-content/75">{t('interactions.noEarlier')}</p>}
      <ul className="divide-y divide-base-300/60">
        {others.map((one) => (
          <li key={one.id} className="flex items-baseline justify-between gap-2 py-1.5 text-body">
            <Link
              href={`/interactions/${one.id}`}
              prefetch={false}
              className="min-w-0 truncate underline-offset-2 hover:underline"
            >
              {one.channel.name} · {one.disposition ?? t(`routing.states.${one.state}`)}
            </Link>
            <span className="num shrink-0 text-small text-base-content/75">
              {formatWhen(one.arrivedAt, actor)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
