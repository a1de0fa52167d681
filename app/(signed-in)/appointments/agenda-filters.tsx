import { Button } from '#components/ui/button.tsx';
import { HiddenField, SelectField, TextField } from '#components/ui/form/field.tsx';
import type { Actor } from '#lib/core/actor.ts';
import { can } from '#lib/core/permissions.ts';
import { isDay } from '#lib/dates/zoned-time.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listColleagues } from '#lib/presence/list-colleagues.ts';
import type { AgendaQuery } from './agenda-query.ts';

/** Whose and when; leads may take what is shown along as a table. */
export async function AgendaFilters({ actor, query }: { actor: Actor; query: AgendaQuery }) {
  const t = await getTranslations('appointments');
  const others = can(actor, 'appointments.manage') ? await listColleagues(actor) : [];
  const isOffered =
    ['mine', 'queues', 'all'].includes(query.whose) ||
    others.some(({ email }) => email === query.whose && email !== actor.email);
  return (
    <form
      autoComplete="off"
      method="get"
      aria-label={t('filters.label')}
      className="flex flex-wrap items-end gap-3"
    >
      <HiddenField name="view" value={query.view} />
      <SelectField
        name="whose"
        label={t('filters.whose')}
        defaultValue={query.whose}
        className="w-52"
        options={[
          ...(['mine', 'queues', 'all'] as const).map((value) => ({ value, label: t(`filters.${value}`) })),
          ...others
            .filter(({ email }) => email !== actor.email)
            .map(({ email, name }) => ({ value: email, label: name })),
          ...(isOffered ? [] : [{ value: query.whose, label: query.whose }]),
        ]}
      />
      <TextField
        name="date"
        type="date"
        label={t('filters.date')}
        defaultValue={isDay(query.date) ? query.date : ''}
      />
      <Button type="submit">{t('filters.apply')}</Button>
      {can(actor, 'interactions.export') && (
        <Button type="submit" formMethod="post" formAction="/appointments/export" className="ml-auto">
          {t('filters.export')}
        </Button>
      )}
    </form>
  );
}
