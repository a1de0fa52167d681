import { ArchiveRestore } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ActionForm } from '../ui/action-form.tsx';
import { Badge } from '../ui/badge.tsx';
import { HiddenField } from '../ui/field.tsx';
import type { FormAction } from '../ui/form-context.ts';
import { SubmitButton } from '../ui/submit-button.tsx';

export interface ListedService {
  id: number;
  name: string;
  hasMailbox: boolean;
  archived: boolean;
}

interface ServiceListProps {
  services: readonly ListedService[];
  restore: FormAction;
}

/** The queues in use, and below those put away. */
export function ServiceList({ services, restore }: ServiceListProps) {
  const t = useTranslations('services');
  const used = services.filter(({ archived }) => !archived);
  const archived = services.filter((service) => service.archived);
  return (
    <div className="max-w-3xl p-4 sm:p-5">
      <p className="mb-3 text-small text-base-content/75">{t('lead')}</p>
      {used.length > 0 && (
        <ul data-rows="" className="divide-y divide-base-300 rounded-box border border-base-300">
          {used.map((service) => (
            <li key={service.id} className="px-4 py-2">
              <Words service={service} />
            </li>
          ))}
        </ul>
      )}
      {archived.length > 0 && (
        <section aria-labelledby="archived" className="mt-6">
          <h2 id="archived" className="mb-2 text-small font-semibold text-base-content/75">
            {t('archived')}
          </h2>
          <ul data-rows="" className="divide-y divide-base-300 rounded-box border border-base-300">
            {archived.map((service) => (
              <li key={service.id} className="flex items-center gap-2 px-4 py-2">
                <Words service={service} />
                <Restore service={service} action={restore} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Words({ service: { id, name, hasMailbox } }: { service: ListedService }) {
  const t = useTranslations('services');
  return (
    <p className="flex min-h-8 min-w-0 grow items-center gap-2">
      <Link
        href={`/settings/services/${id}`}
        prefetch={false}
        className="truncate rounded text-body font-medium underline-offset-2 hover:underline max-md:py-2"
      >
        {name}
      </Link>
      {hasMailbox && <Badge>{t('mailbox')}</Badge>}
    </p>
  );
}

function Restore({ service: { id, name }, action }: { service: ListedService; action: FormAction }) {
  const label = useTranslations('services')('restore', { name });
  return (
    <ActionForm action={action}>
      <HiddenField name="id" value={id} />
      <SubmitButton
        variant="ghost"
        square
        aria-label={label}
        title={label}
        icon={<ArchiveRestore aria-hidden="true" size={15} strokeWidth={1.75} />}
      />
    </ActionForm>
  );
}
