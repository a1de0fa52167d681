import type { Flow } from '#lib/contacts/portfolio/flow.ts';
import type { PortfolioField, ScalarField } from '../reading/import-fields.ts';

/** A row as values; what its cells leave blank is absent. */
export interface ParsedRow {
  name?: string;
  values: Partial<Record<ScalarField, string>>;
  phones: string[];
  active?: boolean;
  kind?: 'individual' | 'corporate';
  priority?: 1 | 2 | 3;
  tags?: string[];
  segments?: string[];
  customFields?: [name: string, value: string][];
  /** The portfolio's cells as they are; what they come to is known when all are read. */
  portfolioCells?: Partial<Record<PortfolioField, string>>;
  portfolio?: GivenPortfolio;
  /** What an export called the contact. */
  mark?: string;
  /** A document number lost its leading zeros in a spreadsheet and got them back. */
  repaired: boolean;
}

/** A portfolio as a row asks for it, by the names of those concerned. */
export interface GivenPortfolio {
  flow: Flow;
  ownerEmail: string;
  /** Of the flow `backup_agent` alone. */
  backupAgentEmail?: string;
  /** Of the flow `general_queue` alone. */
  serviceName?: string;
}

export interface RowReason {
  code: string;
  /** Header of the column, as the file has it. */
  column?: string;
  /** The limit a value is over. */
  count?: number;
}

export interface RowReasons {
  reasons: RowReason[];
}

export interface RowOptions {
  refuseInvalidDocuments: boolean;
  /** yyyy-mm-dd, the last birth date allowed; left out, today in Brasília. */
  today?: string;
}
