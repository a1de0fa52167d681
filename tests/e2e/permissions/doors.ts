import { type ActionDoor, PAGES, type PageDoor, type Samples } from '#tests/permission-matrix.ts';
import { type BuiltAction, builtActions } from './build-doors.ts';
import type { Noun } from './samples.ts';

export function built({ file, action }: ActionDoor): BuiltAction {
  const found = builtActions().find(({ name }) => name === `${file}#${action}`);
  if (!found) throw new Error(`the build has no ${action}`);
  return found;
}

export function nounOf(sample: PageDoor['sample']): Noun[] {
  return typeof sample === 'string' ? [sample] : [];
}

export function addressOf(pattern: string, sample: PageDoor['sample'], samples: Samples): string {
  const value = typeof sample === 'object' ? sample.text : sample ? samples[sample] : '';
  const values = value.split(' ');
  return pattern.replace(/\[[^\]]+\]/g, () => encodeURIComponent(values.shift() ?? ''));
}

/** The address of a page that carries the action. */
export function pageAddress(action: BuiltAction, samples: Samples): string {
  return addressOf(action.page, pageOf(action)?.sample, samples);
}

export function pageOf({ page }: BuiltAction): PageDoor | undefined {
  return PAGES.find((door) => door.page === page);
}
