import { useTranslations } from 'next-intl';
import { SelectField } from '#components/ui/form/field.tsx';
import type { PortfolioChoices } from './portfolio-choices.ts';

interface FlowNeedsProps {
  choices: PortfolioChoices;
  /** Texts by the names below. */
  values: Record<string, string>;
  /** Before the names, as in `portfolio.`. */
  prefix?: string;
  className?: string;
}

/** Owner, backup agent and service; inside `.flow-choice` each is seen when the flow in `.flow-options` needs it. */
export function FlowNeeds({ choices, values, prefix = '', className = '' }: FlowNeedsProps) {
  const t = useTranslations('portfolio');
  const select = (name: string) => ({ name: prefix + name, defaultValue: values[prefix + name] });
  const blank = { value: '', label: t('fields.choose') };
  const people = [blank, ...choices.people];
  return (
    <>
      <SelectField
        {...select('ownerId')}
        label={t('fields.owner')}
        hint={<span className="flow-follow-me">{t('fields.phoneHint')}</span>}
        options={people}
        className={`flow-owner ${className}`}
        required
      />
      <SelectField
        {...select('backupAgentId')}
        label={t('fields.backupAgent')}
        hint={t('fields.backupAgentHint')}
        // Calls do not follow a backup agent.
        options={people.map(({ value, label }) => ({ value, label }))}
        className={`flow-backup-agent ${className}`}
        required
      />
      <SelectField
        {...select('serviceId')}
        label={t('fields.service')}
        hint={choices.services.length === 0 ? t('assign.noServices') : t('fields.mailboxHint')}
        options={[blank, ...choices.services]}
        className={`flow-service ${className}`}
        required
      />
    </>
  );
}
