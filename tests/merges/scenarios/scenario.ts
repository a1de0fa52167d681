/** A small base, what is done to it, and what must be there afterwards; people and things are called by names of the file's own. */
export interface Scenario {
  about: string;
  organization?: Settings & {
    refuseInvalidDocuments?: boolean;
    primaryCriterion?: 'latest_interaction' | 'oldest';
  };
  users?: { email: string; role: 'owner' | 'manager' | 'supervisor' | 'agent' }[];
  contacts: Record<string, unknown>[];
  interactions?: Child[];
  surveys?: Child[];
  appointments?: Child[];
  groups_before?: Group[];
  steps: Step[];
  after?: After;
  after_any_of?: After[];
  groups_after?: Group[] | 'as_before';
  groups_after_any_of?: Group[][];
  /** Merges to take back at the end, without the steps that are marked as dry. */
  undo?: string[];
  after_undo?: After;
}

export interface Settings {
  placeholders_add?: string[];
  placeholders_remove?: string[];
}

export interface Child {
  id: string;
  contact: string;
  state: string;
  body?: string;
}

export interface Group {
  members: string[];
  kinds?: string[];
  conflict?: boolean;
  crowded?: boolean;
  primary?: string;
  links?: [string, string, string][];
  dismissed_before?: boolean;
}

/** `as_before`: nothing is different from before the steps. Else what holds of each contact that is named. */
export type After = 'as_before' | Record<string, Record<string, unknown>>;

export interface Step extends Settings {
  do: string;
  as?: string;
  contact?: string;
  contacts?: string[];
  primary?: string;
  choose?: Record<string, string>;
  merge?: string;
  set?: Record<string, unknown>;
  rows?: Record<string, string>[];
  allowDuplicates?: boolean;
  confirm?: string;
  by?: string;
  value?: string;
  id?: string;
  from?: string;
  action?: string;
  priority?: string;
  portfolio?: Record<string, unknown>;
  steps?: Step[];
  dry?: boolean;
  expect?: string | Record<string, unknown>;
  after?: After;
  groups?: Group[];
}
