/** A contact base as one would keep it on paper: what merges, undos and the rest must come to, without a thought for how. */
export interface Person {
  id: number;
  name: string;
  one: Record<Field, string | null>;
  phones: string[];
  tags: string[];
  active: boolean;
  into: number | null;
  interactions: string[];
  /** When somebody last called, by the model's own clock. */
  last: number;
  /** Changes by a person or a file. */
  touched: number;
}

export const FIELDS = ['email', 'cpf', 'company', 'clientCode', 'cnpj'] as const;
export type Field = (typeof FIELDS)[number];
/** Nobody else may have the same. */
const ALONE: readonly Field[] = ['clientCode', 'cnpj'];
/** By these one is found. */
const FOUND_BY: readonly Field[] = ['email', 'cpf', 'clientCode', 'cnpj'];

interface Merge {
  primary: number;
  members: number[];
  undone: boolean;
  before: Map<number, Person>;
  touched: Map<number, number>;
  flattened: Map<number, number>;
}

export class Model {
  readonly people = new Map<number, Person>();
  readonly merges: Merge[] = [];
  /** Interactions that came to an end. */
  readonly closed = new Set<string>();
  clock = 0;

  person(id: number): Person {
    const found = this.people.get(id);
    if (!found) throw new Error(`nobody is ${id}`);
    return found;
  }

  roots(): Person[] {
    return [...this.people.values()].filter(({ into }) => into === null);
  }

  rootOf(id: number): Person {
    const found = this.person(id);
    return found.into === null ? found : this.rootOf(found.into);
  }

  add(id: number, given: Omit<Partial<Person>, 'one'> & { one?: Partial<Person['one']> }): void {
    const one = { email: null, cpf: null, company: null, clientCode: null, cnpj: null, ...given.one };
    this.people.set(id, {
      id,
      name: given.name ?? '',
      phones: given.phones ?? [],
      tags: given.tags ?? [],
      one,
      active: true,
      into: null,
      interactions: [],
      last: 0,
      touched: 0,
    });
  }

  /** Whether somebody else has it, merged away or not. */
  isTaken(field: Field, value: string, id: number | null): boolean {
    return [...this.people.values()].some((one) => one.id !== id && one.one[field] === value);
  }

  /** Whom a phone leads to; active ones alone if there are any. */
  foundBy(phone: string): Person[] {
    const holders = [...this.people.values()].filter(({ phones }) => phones.includes(phone));
    const roots = [...new Set(holders.map(({ id }) => this.rootOf(id)))];
    const active = roots.filter((one) => one.active);
    return active.length > 0 ? active : roots;
  }

  call(id: number, name: string): void {
    const root = this.rootOf(id);
    root.interactions.push(name);
    root.last = ++this.clock;
  }

  /** A call that ended. */
  serve(id: number, name: string): void {
    this.call(id, name);
    this.closed.add(name);
  }

  openOf({ interactions }: Person): number {
    return interactions.filter((name) => !this.closed.has(name)).length;
  }

  remove(id: number): void {
    for (const one of [...this.people.values()])
      if (one.id === id || one.into === id) this.people.delete(one.id);
  }

  inOrder(ids: readonly number[]): number[] {
    const of = (id: number) => this.person(id);
    return ids.toSorted((a, b) => of(b).last - of(a).last || b - a);
  }

  /** @returns its number */
  merge(ids: readonly number[], given?: number, chosen: Partial<Record<Field, number>> = {}): number {
    const [first = 0, ...rest] = this.inOrder(ids);
    const primary = this.person(given ?? first);
    const members = this.inOrder([first, ...rest].filter((id) => id !== primary.id));
    const all = [primary.id, ...members].map((id) => this.person(id));
    const merge: Merge = {
      primary: primary.id,
      members,
      undone: false,
      before: new Map(all.map((one) => [one.id, structuredClone(one)])),
      touched: new Map(all.map((one) => [one.id, one.touched])),
      flattened: new Map(),
    };
    for (const field of FIELDS) this.settle(field, primary, members, chosen[field]);
    for (const id of members) {
      const one = this.person(id);
      for (const phone of one.phones)
        if (!primary.phones.includes(phone) && primary.phones.length < 10) primary.phones.push(phone);
      for (const tag of one.tags) if (!primary.tags.includes(tag)) primary.tags.push(tag);
      primary.interactions.push(...one.interactions);
      primary.last = Math.max(primary.last, one.last);
      Object.assign(one, { active: false, into: primary.id, interactions: [] });
      for (const other of this.people.values()) {
        if (other.into !== id) continue;
        merge.flattened.set(other.id, id);
        other.into = primary.id;
      }
    }
    return this.merges.push(merge) - 1;
  }

  private settle(
    field: Field,
    primary: Person,
    members: readonly number[],
    chosen: number | undefined,
  ): void {
    const own = primary.one[field];
    const picked = chosen === undefined || chosen === primary.id ? null : this.person(chosen);
    const from =
      picked && picked.one[field] !== null && picked.one[field] !== own
        ? picked
        : own === null
          ? members.map((id) => this.person(id)).find((one) => one.one[field] !== null)
          : undefined;
    if (!from) return;
    primary.one[field] = from.one[field];
    if (own === null ? ALONE.includes(field) : FOUND_BY.includes(field)) from.one[field] = own;
  }

  mayUndo(at: number): boolean {
    const merge = this.merges[at];
    if (!merge || merge.undone) return false;
    const primary = this.people.get(merge.primary);
    if (!primary || primary.into !== null) return false;
    if (this.merges.some((one, place) => place > at && !one.undone && one.primary === merge.primary))
      return false;
    const same = (id: number) => this.people.get(id)?.touched === merge.touched.get(id);
    return (
      same(merge.primary) && merge.members.every((id) => same(id) && this.person(id).into === merge.primary)
    );
  }

  undo(at: number): void {
    const merge = this.merges[at];
    if (!merge) throw new Error('no such merge');
    merge.undone = true;
    const primary = this.person(merge.primary);
    const theirs = new Set(merge.members.flatMap((id) => merge.before.get(id)?.interactions ?? []));
    const kept = primary.interactions.filter((name) => !theirs.has(name));
    const was = merge.before.get(merge.primary);
    const isLater = kept.length > (was?.interactions.length ?? 0);
    const last = isLater ? primary.last : (was?.last ?? 0);
    for (const [id, before] of merge.before) {
      const { touched } = this.person(id);
      this.people.set(id, { ...structuredClone(before), touched });
    }
    Object.assign(this.person(merge.primary), { interactions: kept, last });
    for (const [id, into] of merge.flattened)
      if (this.people.get(id)?.into === merge.primary) this.person(id).into = into;
  }

  bringBack(id: number): void {
    const one = this.person(id);
    Object.assign(one, { into: null, active: true, last: 0, touched: one.touched + 1 });
  }

  /** Active ones who hang together by CPF, phone or e-mail. */
  groups(): number[][] {
    const left = new Set(this.roots().filter(({ active }) => active));
    const groups: number[][] = [];
    for (const start of left) {
      left.delete(start);
      const group = [start];
      for (const one of group)
        for (const other of left)
          if (sharesSomething(one, other)) {
            left.delete(other);
            group.push(other);
          }
      if (group.length > 1) groups.push(group.map(({ id }) => id).sort((a, b) => a - b));
    }
    return groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  }

  isHeld(ids: readonly number[]): boolean {
    return (['cpf', 'cnpj', 'clientCode'] as const).some(
      (field) => new Set(ids.flatMap((id) => this.person(id).one[field] ?? [])).size > 1,
    );
  }
}

function sharesSomething(one: Person, other: Person): boolean {
  return (
    one.phones.some((phone) => other.phones.includes(phone)) ||
    (['cpf', 'email'] as const).some(
      (field) => one.one[field] !== null && one.one[field] === other.one[field],
    )
  );
}
