import type { RejectionReason } from '#db/schema/index.ts';
import type { PortfolioChoice } from '#lib/portfolio/portfolio-choice.ts';
import type { ScalarField } from '../reading/import-fields.ts';
import type { IdentityIndex } from './identity-index.ts';
import type { GivenPortfolio, ParsedRow } from './parsed-row.ts';

/** A contact's portfolio, since when, as Postgres writes it, and by whom. */
export interface KnownPortfolio extends PortfolioChoice {
  assignedAt: string;
  assignedById: number | null;
}

/** A contact as an import sees it: what the database holds, or what an earlier row of the file made. */
export interface KnownContact {
  id: number;
  name: string;
  active: boolean;
  kind: 'individual' | 'corporate' | 'group';
  values: Partial<Record<ScalarField, string>>;
  priority: number | null;
  phones: string[];
  tagIds: number[];
  custom: Record<string, string>;
  /** These two are loaded and written only where a file can change them; else they are empty whatever the base holds. */
  segmentIds: readonly number[];
  portfolio: KnownPortfolio | null;
  /** Whether an interaction with it is open; false where its portfolio is not looked at. */
  isServed: boolean;
  /** Those that were merged into it, as they were. */
  secondaries: readonly Secondary[];
  /** How often rows of the batch changed it. */
  changes: number;
}

/** A contact that was merged into another: by what it holds that one is found, and none of it is written over what that one has. */
export type Secondary = Pick<
  KnownContact,
  'id' | 'name' | 'kind' | 'values' | 'priority' | 'phones' | 'custom'
>;

/** One row of the file on its way to an outcome. */
export interface PlanRow {
  line: number;
  cells: string[];
  parsed: ParsedRow | null;
  reasons: RejectionReason[];
}

export interface RowOutcome {
  line: number;
  outcome: 'created' | 'updated' | 'unchanged' | 'rejected';
  contactId: number | null;
  fields: string[] | null;
}

export interface Rejection {
  line: number;
  reasons: RejectionReason[];
  cells: string[];
}

/** What a batch will do, decided row by row in memory as if each had been committed before the next. */
export interface ImportPlan {
  /** New contacts as the row that created them left them, in the order of their ids. */
  created: KnownContact[];
  /** Contacts that rows changed, the batch's own new ones included: as the first such row found them, and as the last left them. */
  changed: Map<number, { before: KnownContact; after: KnownContact }>;
  outcomes: RowOutcome[];
  rejections: Rejection[];
  withoutIdentifier: number;
  repaired: number;
}

/** Whether rows may create contacts, update them, or both. */
export const IMPORT_MODES = ['create_and_update', 'create_only', 'update_only'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What the plan asks of the world, loaded for the whole batch beforehand. */
export interface PlanWorld {
  allowDuplicates: boolean;
  mode: ImportMode;
  /** Merged contacts already replaced by their primary. */
  holders: IdentityIndex;
  contacts: Map<number, KnownContact>;
  /** CNPJ and client code → id of the one contact that holds it, or into which that one was merged. */
  cnpjs: Map<string, number>;
  clientCodes: Map<string, number>;
  /** Marks that speak the truth → id of their contact, or of the one that took it in. */
  marked: Map<string, number>;
  tagId: (name: string) => number;
  /** Resolves a custom field and checks the value against its type. */
  customValue: (name: string, value: string) => { id: number; value: string } | { code: string };
  /** undefined: there is no such segment. */
  segmentId: (name: string) => number | undefined;
  /** The portfolio a row names, the contact's own when it is that one; else why it cannot be. */
  portfolio: (given: GivenPortfolio, had: KnownPortfolio | null) => KnownPortfolio | RejectionReason[];
  isPlaceholder: (kind: 'cpf' | 'phone' | 'email', value: string) => boolean;
  newId: () => number;
}

/** A contact the batch has loaded or made. */
export function known(world: Pick<PlanWorld, 'contacts'>, id: number): KnownContact {
  const contact = world.contacts.get(id);
  if (!contact) throw new Error('a holder of an identifier was not loaded');
  return contact;
}
