import { useTranslations } from 'next-intl';
import { COLUMNS } from '#components/contacts/form/form-columns.ts';
import { SelectField } from '#components/ui/form/field.tsx';
import { Section } from '../../ui/section.tsx';
import { FlowNeeds } from './flow-needs.tsx';
import { PORTFOLIO_FLOWS, type PortfolioChoices } from './portfolio-choices.ts';

/** The portfolio among the fields of a contact. */
export function PortfolioSection({
  values,
  choices,
}: {
  values: Record<string, string>;
  choices: PortfolioChoices;
}) {
  const t = useTranslations('portfolio');
  return (
    <Section title={t('title')} hint={t('sectionHint')}>
      <div className={`flow-choice ${COLUMNS}`}>
        <SelectField
          name="portfolio.flow"
          label={t('fields.flow')}
          defaultValue={values['portfolio.flow']}
          className="flow-options sm:col-span-3"
          options={[
            { value: '', label: t('fields.none') },
            ...PORTFOLIO_FLOWS.map((value) => ({ value, label: t(`flows.${value}`) })),
          ]}
        />
        <FlowNeeds choices={choices} values={values} prefix="portfolio." className="sm:col-span-3" />
      </div>
    </Section>
  );
}
