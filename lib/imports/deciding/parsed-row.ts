import type { Flow } from '#lib/contacts/portfolio/flow.ts';
import type { PortfolioField, ScalarField } from '../reading/import-fields.ts';

export interface ParsedRow {
  name?: string;
  /** `name` was blank and is made of first and last name. */
  nameMade?: boolean;
  values: Partial<Record<ScalarField, string>>;
  phones: string[];
  active?: boolean;
  kind?: 'individual' | 'corporate';
  priority?: 1 | 2 | 3;
  tags?: string[];
  segments?: string[];
  customFields?: [name: string, value: string][];
  /** Raw portfolio cells; they are interpreted together once all are read. */
  portfolioCells?: Partial<Record<PortfolioField, string>>;
  portfolio?: GivenPortfolio;
  /** The mark that an export gave the contact. */
  mark?: string;
  /** Name that counts when the row has no other. */
  publicName?: string;
  /** A spreadsheet removed a document's leading zeros, and they were restored. */
  repaired: boolean;
  /** Codes of what was noticed and rejects nothing. */
  notes?: string[];
}

export interface GivenPortfolio {
  flow: Flow;
  ownerEmail: string;
  /** Only with flow `backup_agent`. */
  backupAgentEmail?: string;
  /** Only with flow `general_queue`. */
  serviceName?: string;
}

export interface RowReason {
  code: string;
  column?: string;
  count?: number;
  found?: string;
}

export interface RowReasons {
  reasons: RowReason[];
}

export interface RowOptions {
  refuseInvalidDocuments: boolean;
  /** yyyy-mm-dd, the latest birth date allowed; by default today in Brasília. */
  today?: string;
}
