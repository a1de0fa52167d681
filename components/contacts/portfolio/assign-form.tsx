import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { RadioField } from '#components/ui/form/field.tsx';
import { FieldGroup } from '#components/ui/form/field-group.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { FlowNeeds } from './flow-needs.tsx';
import { PORTFOLIO_FLOWS, type PortfolioChoices } from './portfolio-choices.ts';

interface AssignFormProps {
  action: FormAction;
  choices: PortfolioChoices;
  /** By `portfolio.flow` and the like. */
  values: Record<string, string>;
  /** How many contacts it is about, in words. */
  selected: string;
  /** Picked one by one: it goes through at once where nobody loses a contact. */
  arePicked: boolean;
  mayUnassign: boolean;
  cancel: string;
  /** Hidden fields that say which contacts. */
  children: ReactNode;
}

/** Flow, then owner, then what the flow needs. */
export function AssignForm({ action, choices, values, children, ...given }: AssignFormProps) {
  const t = useTranslations('portfolio');
  const flows = given.mayUnassign ? [...PORTFOLIO_FLOWS, 'unassign'] : PORTFOLIO_FLOWS;
  return (
    <ActionForm
      action={action}
      className="flow-choice mx-auto grid w-full max-w-2xl gap-6 px-4 py-6 sm:px-6"
      label={t('assign.title')}
    >
      {children}
      <p className="num text-body font-medium">{given.selected}</p>
      <FieldGroup name="portfolio.flow" legend={t('fields.flowLegend')} className="flow-options" required>
        <div className="mt-1 grid divide-y divide-base-300 rounded-box border border-base-300">
          {flows.map((flow) => (
            <RadioField
              key={flow}
              name="portfolio.flow"
              value={flow}
              label={<span className="font-medium">{t(`flows.${flow}`)}</span>}
              hint={t(`flowHints.${flow}`)}
              defaultChecked={(values['portfolio.flow'] || PORTFOLIO_FLOWS[0]) === flow}
              className="px-4 py-2"
            />
          ))}
        </div>
      </FieldGroup>
      <FlowNeeds choices={choices} values={values} prefix="portfolio." className="sm:max-w-md" />
      <div className="flex flex-wrap items-center gap-2 border-t border-base-300 pt-4">
        <SubmitButton>{t(given.arePicked ? 'assign.submit' : 'assign.next')}</SubmitButton>
        <ButtonLink href={given.cancel} variant="ghost">
          {t('assign.cancel')}
        </ButtonLink>
        {given.arePicked && <p className="w-full text-small text-base-content/75">{t('assign.asks')}</p>}
      </div>
    </ActionForm>
  );
}
