import type { RejectionReason } from '#db/schema/index.ts';
import type { PortfolioChoice } from '#lib/portfolio/portfolio-choice.ts';
import type { ScalarField } from '../reading/import-fields.ts';
import type { IdentityIndex } from './identity-index.ts';
import type { GivenPortfolio, ParsedRow } from './parsed-row.ts';

/** `assignedAt` as Postgres writes it. */
export interface KnownPortfolio extends PortfolioChoice {
  assignedAt: string;
  assignedById: number | null;
}

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
  /** These two are loaded and written only when the file can change them; otherwise they are empty. */
  segmentIds: readonly number[];
  portfolio: KnownPortfolio | null;
  /** false when the portfolio is not loaded. */
  hasOpenInteraction: boolean;
  /** The contacts merged into it, as they were. */
  secondaries: readonly Secondary[];
  changes: number;
}

/** A merged contact. Its values find the primary but never replace the primary's. */
export type Secondary = Pick<
  KnownContact,
  'id' | 'name' | 'kind' | 'values' | 'priority' | 'phones' | 'custom'
>;

/** A row checked cell by cell; `parsed` is null where that found reasons against it. */
export interface ReadRow<Parsed> {
  line: number;
  cells: string[];
  parsed: Parsed | null;
  reasons: RejectionReason[];
}

export type PlanRow = ReadRow<ParsedRow>;

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

/** What a batch will do: its rows decided in memory, as if each were committed before the next. */
export interface ImportPlan {
  /** New contacts in the order of their ids, as the row that created them left them. */
  created: KnownContact[];
  /** Changed contacts, new ones of the batch included: before the first change and after the last. */
  changed: Map<number, { before: KnownContact; after: KnownContact }>;
  outcomes: RowOutcome[];
  rejections: Rejection[];
  withoutIdentifier: number;
  repaired: number;
}

export const IMPORT_MODES = ['create_and_update', 'create_only', 'update_only'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What the batch needs to know about the database, loaded before its rows are decided. */
export interface KnownBase {
  allowDuplicates: boolean;
  mode: ImportMode;
  /** Merged contacts are already replaced by their primary. */
  holders: IdentityIndex;
  contacts: Map<number, KnownContact>;
  /** Value → id of the contact that holds it, or of its primary. */
  cnpjs: Map<string, number>;
  clientCodes: Map<string, number>;
  /** Valid mark → id of its contact, or of the primary if that was merged. */
  marked: Map<string, number>;
  tagId: (name: string) => number;
  customValue: (name: string, value: string) => { id: number; value: string } | { code: string };
  segmentId: (name: string) => number | undefined;
  /** The portfolio that a row names (`had` itself when it is the same), or the reasons to reject it. */
  portfolio: (given: GivenPortfolio, had: KnownPortfolio | null) => KnownPortfolio | RejectionReason[];
  isPlaceholder: (kind: 'cpf' | 'phone' | 'email', value: string) => boolean;
  newId: () => number;
}

export function known(base: Pick<KnownBase, 'contacts'>, id: number): KnownContact {
  const contact = base.contacts.get(id);
  if (!contact) throw new Error('a holder of an identifier was not loaded');
  return contact;
}
