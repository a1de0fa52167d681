import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';

export interface IdentityKey {
  kind: IdentifierKind;
  value: string;
}

/** Maps identifiers to the contacts that hold them. Most values have one holder, which is stored without an array. */
export class IdentityIndex {
  readonly #holders = {
    cpf: new Map<string, number | number[]>(),
    phone: new Map<string, number | number[]>(),
    email: new Map<string, number | number[]>(),
  };
  /** `kind value id` of entries that `remove` keeps. */
  readonly #lasting = new Set<string>();

  of({ kind, value }: IdentityKey): readonly number[] {
    const held = this.#holders[kind].get(value);
    if (held === undefined) return [];
    return typeof held === 'number' ? [held] : held;
  }

  add({ kind, value }: IdentityKey, id: number): void {
    const map = this.#holders[kind];
    const held = map.get(value);
    if (held === undefined) map.set(value, id);
    else if (typeof held !== 'number') {
      if (!held.includes(id)) held.push(id);
    } else if (held !== id) map.set(value, [held, id]);
  }

  /** For a value that a contact holds through one merged into it: updates of the contact do not remove it. */
  addLasting(key: IdentityKey, id: number): void {
    this.add(key, id);
    this.#lasting.add(`${key.kind} ${key.value} ${id}`);
  }

  remove({ kind, value }: IdentityKey, id: number): void {
    if (this.#lasting.size > 0 && this.#lasting.has(`${kind} ${value} ${id}`)) return;
    const map = this.#holders[kind];
    const held = map.get(value);
    if (held === id) map.delete(value);
    else if (Array.isArray(held)) {
      map.set(
        value,
        held.filter((other) => other !== id),
      );
    }
  }

  ids(): Set<number> {
    const ids = new Set<number>();
    for (const map of Object.values(this.#holders)) {
      for (const held of map.values()) {
        if (typeof held === 'number') ids.add(held);
        else for (const id of held) ids.add(id);
      }
    }
    return ids;
  }
}
