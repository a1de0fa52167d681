import type { PortfolioChoices } from '#components/contacts/portfolio/portfolio-choices.ts';
import type { Option } from '#components/ui/form/field.tsx';
import type { CustomFormField } from './custom-fields.tsx';

/** What the form of a contact offers. */
export interface ContactFormChoices {
  countries: readonly Option[];
  defaultCountry: string;
  languages: readonly Option[];
  tags: readonly string[];
  /** Those the person may put contacts into. */
  segments: readonly string[];
  /** Null for those who do not assign. */
  portfolio: PortfolioChoices | null;
  customFields: readonly CustomFormField[];
  /** Agents neither activate nor deactivate. */
  maySetActive: boolean;
}
