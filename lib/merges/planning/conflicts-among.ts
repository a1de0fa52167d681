import type { Database } from '#db/client.ts';
import type { IdentifierRule } from '#lib/contacts/identity/identifier-index.ts';
import { type Conflict, conflictsOf } from '#lib/duplicates/finding/conflicts.ts';
import { loadToldApart } from '#lib/duplicates/finding/load-told-apart.ts';
import type { Member } from './member.ts';

/** Why contacts are perhaps not the same person, as groups of duplicates are asked it. */
export function conflictsAmong(
  members: readonly Member[],
  rule: IdentifierRule,
  toldApart: boolean,
): Conflict[] {
  return conflictsOf(
    members.map(({ id, texts }) => ({
      id,
      cpf: texts.cpf && !rule.isPlaceholder('cpf', texts.cpf) ? texts.cpf : null,
      birthDate: texts.birthDate ?? null,
      cnpj: texts.cnpj ?? null,
      clientCode: texts.clientCode ?? null,
    })),
    toldApart,
  );
}

/** Whether somebody said of two of them that they are not the same person. */
export async function areToldApart(ids: readonly number[], db: Database): Promise<boolean> {
  const asked = new Set(ids);
  const pairs = await loadToldApart(db, ids);
  return pairs.some(({ one, other }) => asked.has(one) && asked.has(other));
}
