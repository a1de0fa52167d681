import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { contactMark, markMoment } from '#lib/contacts/identity/contact-mark.ts';
import { familyOf, rootId } from '#lib/contacts/identity/merged.ts';
import { visibleContacts } from '#lib/contacts/visible-contacts.ts';
import type { Actor } from '#lib/core/actor.ts';

/** A contact as it is when it is about to be anonymized, with those merged into it. */
export interface Leaving {
  id: number;
  root: number;
  name: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  email: string | null;
  cpf: string | null;
  cnpj: string | null;
  clientCode: string | null;
  externalId: string | null;
  phones: string[];
  kind: string;
  tagIds: number[];
  segmentIds: number[];
  isAnonymized: boolean;
  mark: string;
}

type Row = Omit<Leaving, 'mark'> & { moment: number } & Record<string, unknown>;

/** The given contacts, as far as the actor sees them, each with its whole family; locked in the order of ids. */
export async function lockLeaving(actor: Actor, ids: readonly number[], tx: Database): Promise<Leaving[]> {
  const seen = sql`select id from contact where id = any(${sql.param([...ids])}::bigint[]) and ${visibleContacts(actor)}`;
  const { rows } = await tx.execute<Row>(sql`
    select id, ${rootId} as root, name, first_name as "firstName", last_name as "lastName", company, email, cpf, cnpj,
      client_code as "clientCode", external_id as "externalId", phones, kind, tag_ids as "tagIds",
      segment_ids as "segmentIds", anonymized_at is not null as "isAnonymized", ${markMoment} as moment
    from contact where id = any(array(${familyOf(seen)})) order by id for update`);
  return rows.map(({ moment, ...row }) => ({ ...row, mark: contactMark(row.id, Number(moment)) }));
}
