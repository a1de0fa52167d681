import type { Role } from './role.ts';

/** Who is asking. Made once at the edge (session, API token, job, command line) and passed to every verb. */
export interface Actor {
  userId: number;
  name: string;
  email: string;
  role: Role;
  canAnonymize: boolean;
  /** Whose contacts an agent serves beside those in no segment. */
  segmentIds: readonly number[];
  locale: 'pt-BR' | 'en';
  theme: 'system' | 'light' | 'dark';
  timeZone: string;
  /** The columns they chose for the list of contacts, in their order; null for who chose none. Some may be gone since. */
  listColumns: readonly string[] | null;
  via: 'web' | 'api' | 'cli' | 'job';
  /** The entry of the audit trail in whose course the actor acts, such as the start of a run. */
  causeId?: number;
}
