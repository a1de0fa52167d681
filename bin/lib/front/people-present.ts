/** Somebody who asked for a page so long ago still counts as there. */
const PRESENT_MS = 2_000;
const TELL_EVERY_MS = 500;
/** Between the web processes, by the one that keeps them. */
export const SOMEBODY_IS_HERE = 'somebody is here';

let seen = Number.NEGATIVE_INFINITY;
let told = Number.NEGATIVE_INFINITY;

process.on('message', (message) => {
  if (message === SOMEBODY_IS_HERE) seen = performance.now();
});

/** A person asks for a page: the other web processes hear of it too. */
export function sawSomebody(): void {
  seen = performance.now();
  if (!process.send || seen - told < TELL_EVERY_MS) return;
  told = seen;
  process.send(SOMEBODY_IS_HERE, () => {});
}

/** Whether a person is at a page of any web process. */
export function arePeoplePresent(): boolean {
  return performance.now() - seen < PRESENT_MS;
}
