/** A contact as the model knows it; `key` says where it comes from: `base 2` or, made by a row, `line 17`. */
export interface Person {
  key: string;
  name: string;
  active: boolean;
  kind: 'individual' | 'corporate' | 'group';
  priority: number | null;
  /** Plain text fields by the import's name for them: e-mail, documents, address and so on. */
  texts: Record<string, string>;
  phones: string[];
  tags: string[];
  /** Names of segments. */
  segments: string[];
  portfolio: Portfolio | null;
  /** Custom values by the field's name. */
  custom: Record<string, string>;
  /** Key of the contact it was merged into. */
  mergedInto: string | null;
}

/** Those concerned by e-mail and by name. */
export interface Portfolio {
  flow: string;
  owner: string;
  backup: string | null;
  service: string | null;
}

export interface Field {
  name: string;
  type: 'text' | 'number' | 'date' | 'choice';
  choices: string[];
}

/** Everything an import can read and change. */
export interface Base {
  people: Person[];
  /** Names of the tags there are. */
  tags: string[];
  /** Custom fields in their order. */
  fields: Field[];
}

export interface Settings {
  allowDuplicates: boolean;
  refuseInvalidDocuments: boolean;
  placeholders: readonly string[];
  mode: 'create_and_update' | 'create_only' | 'update_only';
}

/** One row of a file: its cells by header, its custom fields as pairs, and a cell beyond the last header. */
export interface Row {
  cells: Record<string, string>;
  custom: [name: string, value: string][];
  beyond: string;
}

export interface Outcome {
  line: number;
  outcome: 'created' | 'updated' | 'unchanged' | 'rejected';
  /** Key of the contact; null when rejected. */
  person: string | null;
  /** What an update changed. */
  fields: string[];
  /** `code column`, each once. */
  reasons: string[];
}

export interface Balance {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  withoutIdentifier: number;
  repaired: number;
}
