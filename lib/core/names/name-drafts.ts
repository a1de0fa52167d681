export interface DraftName {
  key: string;
  id: number;
  name: string;
}

/** Names a dry run would have made, each under an id below zero. `key` is the name as the database compares names. */
export class NameDrafts {
  readonly #ids: Map<string, number>;
  #lastId: number;
  #added: DraftName[] = [];

  constructor(known: readonly { key: string; id: number }[] = []) {
    this.#ids = new Map(known.map(({ key, id }) => [key, id]));
    this.#lastId = Math.min(0, ...known.map(({ id }) => id));
  }

  idOf(key: string, name: string): number {
    let id = this.#ids.get(key);
    if (id === undefined) {
      this.#lastId -= 1;
      id = this.#lastId;
      this.#ids.set(key, id);
      this.#added.push({ key, id, name });
    }
    return id;
  }

  /** Those added since the last call that are among `used` (id and spelling), in its order; without it, all of them. */
  takeAdded(used?: Map<number, string>): DraftName[] {
    const added = this.#added;
    this.#added = [];
    if (!used) return added;
    for (const { key, id } of added) if (!used.has(id)) this.#ids.delete(key);
    const keys = new Map(added.map(({ key, id }) => [id, key]));
    return [...used].flatMap(([id, name]) => {
      const key = keys.get(id);
      return key === undefined ? [] : [{ key, id, name }];
    });
  }
}

/** The ids that names stand for, each with the first spelling among them. */
export function spelledFirst(names: readonly string[], idOf: (name: string) => number): Map<number, string> {
  const spellings = new Map<number, string>();
  for (const name of names) {
    const id = idOf(name);
    if (!spellings.has(id)) spellings.set(id, name.trim());
  }
  return spellings;
}
