import { FLOWS } from '#lib/contacts/portfolio/flow.ts';
import type { ImportHeader } from '../reading/columns.ts';
import { type PortfolioField, TEMPLATE_NAMES } from '../reading/import-fields.ts';
import type { ParsedRow, RowReason } from './parsed-row.ts';

/**
 * Reads the row's portfolio cells together and returns the reasons to reject them. Only exactly `true` under
 * `portfolio` makes the others count; cells that the flow does not need are ignored.
 */
export function readPortfolio(row: ParsedRow, header: Pick<ImportHeader, 'columns'>): RowReason[] {
  const cells = row.portfolioCells ?? {};
  const flag = cells.portfolio ?? 'false';
  if (flag === 'false') return [];
  const reasons: RowReason[] = [];
  const reject = (field: PortfolioField, code: string) =>
    reasons.push({ code, column: columnOf(field, header) });
  const needed = (field: PortfolioField) => {
    if (!cells[field]) reject(field, 'required');
    return cells[field] ?? '';
  };
  if (flag !== 'true') {
    reject('portfolio', 'portfolio_flag_invalid');
    return reasons;
  }
  const type = cells.portfolioType ?? '';
  const flow = /^[1-4]$/.test(type) ? FLOWS[Number(type) - 1] : undefined;
  if (!flow) reject('portfolioType', 'portfolio_type_invalid');
  const ownerEmail = needed('portfolioOwner');
  const backupAgentEmail = flow === 'backup_agent' ? needed('portfolioBackup') : undefined;
  const serviceName = flow === 'general_queue' ? needed('portfolioService') : undefined;
  if (flow && reasons.length === 0) row.portfolio = { flow, ownerEmail, backupAgentEmail, serviceName };
  return reasons;
}

function columnOf(field: PortfolioField, { columns }: Pick<ImportHeader, 'columns'>): string {
  return columns.find((column) => column.field === field)?.name ?? TEMPLATE_NAMES[field];
}
