import type { Option } from '#components/ui/form/field.tsx';

/** Who and what a portfolio can be made of. */
export interface PortfolioChoices {
  people: readonly Option[];
  services: readonly Option[];
}

export const PORTFOLIO_FLOWS = ['message', 'backup_agent', 'general_queue', 'follow_me'] as const;
