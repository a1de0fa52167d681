/**
 * Names that a dry run would have made: each gets an id below zero, the same one whenever its key comes again. `key` is
 * the name as the database compares names.
 */
export class NameDrafts {
  readonly #ids: Map<string, number>;
  #added: { key: string; id: number; name: string }[] = [];

  constructor(known: readonly { key: string; id: number }[] = []) {
    this.#ids = new Map(known.map(({ key, id }) => [key, id]));
  }

  idOf(key: string, name: string): number {
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = -1 - this.#ids.size;
      this.#ids.set(key, id);
      this.#added.push({ key, id, name });
    }
    return id;
  }

  /** Those added since the last call. */
  takeAdded(): { key: string; id: number; name: string }[] {
    const added = this.#added;
    this.#added = [];
    return added;
  }
}
