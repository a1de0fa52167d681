import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { RadioField, TextareaField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { DIRECTIONS } from '#lib/blacklist/direction.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { addToBlacklistAction } from '../actions.ts';
import { givenDirection } from '../given-direction.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('blacklist.form'))('title') };
}

type Props = { searchParams: Promise<{ direction?: string | string[] }> };

/** Characters of a thousand numbers with their masks. */
const MOST_TEXT = 40_000;

export default async function AddToBlacklistPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'blacklist.manage')) return showForbidden();
  const chosen = givenDirection((await searchParams).direction);
  const t = await getTranslations();
  const list = `/blacklist?direction=${chosen}`;
  return (
    <>
      <PageHeader
        title={t('blacklist.form.title')}
        breadcrumb={[{ href: list, label: t('blacklist.title') }]}
      />
      <ActionForm action={addToBlacklistAction} className="grid max-w-2xl gap-5 p-4 sm:p-5" asks>
        <FieldGroup name="direction" legend={t('blacklist.form.direction')}>
          {DIRECTIONS.map((direction) => (
            <RadioField
              key={direction}
              name="direction"
              value={direction}
              label={t(`blacklist.form.${direction}.label`)}
              hint={t(`blacklist.form.${direction}.hint`)}
              defaultChecked={direction === chosen}
              className="mb-1.5 last:mb-0 [&>div]:-mt-1"
            />
          ))}
        </FieldGroup>
        <TextareaField
          name="numbers"
          label={t('blacklist.form.numbers')}
          hint={t('blacklist.form.numbersHint')}
          rows={6}
          maxLength={MOST_TEXT}
          inputMode="tel"
        />
        <TextareaField
          name="note"
          label={t('blacklist.form.note')}
          hint={t('blacklist.form.noteHint')}
          rows={2}
          maxLength={LONGEST.reason}
        />
        <div className="flex gap-2">
          <SubmitButton>{t('blacklist.form.submit')}</SubmitButton>
          <ButtonLink href={list} variant="ghost">
            {t('common.cancel')}
          </ButtonLink>
        </div>
      </ActionForm>
    </>
  );
}
