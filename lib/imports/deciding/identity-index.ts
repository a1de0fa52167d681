import type { IdentifierKind } from '#lib/identifiers/placeholders.ts';

/** One identifier a row carries or a contact holds. */
export interface IdentityKey {
  kind: IdentifierKind;
  value: string;
}

/** Who holds which identifier. Nearly every value has one holder, so that one is kept without a list around it. */
export class IdentityIndex {
  readonly #holders = {
    cpf: new Map<string, number | number[]>(),
    phone: new Map<string, number | number[]>(),
    email: new Map<string, number | number[]>(),
  };
  /** `kind value id` of what no change of the contact takes away. */
  readonly #lasting = new Set<string>();

  /** Ids of the contacts that hold the value, each once. */
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

  /** For a contact that holds the value through another, merged into it: it keeps it whatever it changes to. */
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

  /** Ids of everyone who holds anything. */
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
