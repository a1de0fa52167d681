import { useTranslations } from 'next-intl';
import { PortfolioSection } from '#components/contacts/portfolio/portfolio-section.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { Section } from '#components/ui/section.tsx';
import { AddressSection } from './address-section.tsx';
import type { ContactFormChoices } from './contact-form-choices.ts';
import { CustomFields } from './custom-fields.tsx';
import { KeptFields } from './kept-fields.tsx';
import { PersonalSection } from './personal-section.tsx';
import { PhoneFields } from './phone-fields.tsx';
import { ServiceSection } from './service-section.tsx';
import { SocialSection } from './social-section.tsx';

interface ContactFormProps {
  action: FormAction;
  /** Texts by field; of a new contact there are none. */
  values: Record<string, string>;
  choices: ContactFormChoices;
  /** Carried through refusals: which contact, and what it was when the form was opened. */
  carried?: Record<string, string>;
  cancel: string;
  isNew?: boolean;
}

/** The whole record in blocks, for new contacts and for changes. */
export function ContactForm({ action, values, choices, carried = {}, cancel, isNew }: ContactFormProps) {
  const t = useTranslations('contacts');
  return (
    <ActionForm
      action={action}
      className="mx-auto w-full max-w-5xl px-4 py-6 sm:px-6"
      label={t('form.label')}
      asks
    >
      <KeptFields values={carried} />
      <PersonalSection values={values} isNew={isNew} />
      <Section title={t('form.phones')} hint={t('form.phonesHint')}>
        <PhoneFields values={values} countries={choices.countries} defaultCountry={choices.defaultCountry} />
      </Section>
      <ServiceSection values={values} choices={choices} />
      {choices.portfolio && <PortfolioSection values={values} choices={choices.portfolio} />}
      <AddressSection values={values} />
      <SocialSection values={values} />
      {choices.customFields.length > 0 && (
        <Section title={t('form.customFields')}>
          <CustomFields fields={choices.customFields} />
        </Section>
      )}
      <div className="sticky bottom-(--dock) flex flex-wrap items-center gap-2 border-t border-base-300 bg-base-100 py-3">
        <SubmitButton>{t('form.save')}</SubmitButton>
        {isNew && (
          <SubmitButton variant="default" name="then" value="new">
            {t('form.saveAndNew')}
          </SubmitButton>
        )}
        <ButtonLink href={cancel} variant="ghost">
          {t('form.cancel')}
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
