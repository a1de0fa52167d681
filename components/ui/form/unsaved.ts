/** Forms on the page that hold something nobody has saved. */
const changed = new Set<HTMLFormElement>();
let question = '';

/** Whether the page may be left: asked where something typed would be lost. */
export function mayLeave(): boolean {
  for (const form of changed) if (!form.isConnected) changed.delete(form);
  if (changed.size === 0 || !window.confirm(question)) return changed.size === 0;
  changed.clear();
  return true;
}

/** Watches a form from now on; `isChanged` already where it was refused. @returns what ends it */
export function watchForm(form: HTMLFormElement, words: string, isChanged: boolean): () => void {
  question = words;
  const change = () => changed.add(form);
  const settle = () => changed.delete(form);
  if (isChanged) change();
  form.addEventListener('input', change);
  form.addEventListener('submit', settle);
  addEventListener('beforeunload', askBrowser);
  navigationOf(window)?.addEventListener('navigate', askTraversal);
  document.addEventListener('click', askLink, true);
  return () => {
    form.removeEventListener('input', change);
    form.removeEventListener('submit', settle);
    settle();
  };
}

/** Loading anew, closing, and links that load a document: the browser asks in its own words. */
function askBrowser(event: BeforeUnloadEvent): void {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
}

/** Links that scripts follow, before they do. */
function askLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!(link instanceof HTMLAnchorElement) || !isPlain || link.target === '_blank') return;
  if (link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname) return;
  if (mayLeave()) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Back and forward within the page that scripts draw, while they can still be stopped. */
function askTraversal(event: Event): void {
  const { navigationType } = event as Event & { navigationType?: string };
  if (navigationType === 'traverse' && event.cancelable && !mayLeave()) event.preventDefault();
}

/** Browsers that have it say where somebody goes before they do; the others are left without a question. */
function navigationOf(page: Window): EventTarget | undefined {
  return (page as { navigation?: EventTarget }).navigation;
}
