import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { RedirectType, redirect } from 'next/navigation';
import type { Actor } from '#lib/core/actor.ts';
import { asBusy } from '#lib/core/as-busy.ts';
import {
  Forbidden,
  NotFound,
  type Reason,
  Refused,
  StaleVersion,
  Unauthenticated,
} from '#lib/core/errors.ts';
import { fieldsOf } from '#lib/core/list-parameter.ts';
import { errorFacts, log } from '#lib/core/log.ts';
import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { Flash } from './flash.ts';
import type { FormState } from './form-state.ts';
import { forgetKeptForm } from './kept-forms/forget-kept-form.ts';
import { keepForm } from './kept-forms/keep-form.ts';
import { KEPT_MINUTES } from './kept-forms/kept-form-of.ts';
import { localPath } from './local-path.ts';
import { setFlash } from './pending-flash.ts';
import { assertSameOrigin } from './same-origin.ts';
import { carryOutOnce } from './sent-forms/carry-out-once.ts';
import { currentActor } from './session.ts';
import { showOnce } from './show-once.ts';

export interface Done {
  to: string;
  flash?: Flash;
  /** What the page it leads to shows this once. */
  secret?: string;
}

/** Nothing was done: the form comes back as it was sent, with these values changed. */
export interface Again {
  values: Record<string, string>;
}

export type Explain = (state: FormState, error: unknown) => FormState | Promise<FormState>;

const SECRET_FIELD = /password|token/i;
/** Characters a refused form shows again: many times what anyone types, and no answer much larger than what was sent. */
const MOST_KEPT = 200_000;
/** No field of ours comes near. */
const LONGEST_NAME = 200;

/**
 * The one way from a form to a verb: origin, actor, fields as nested data (`phones.0.number` → `{ phones: [{ number }] }`),
 * redirect (303) with a flash. A refusal comes back as state, to which `explain` may add; bugs are thrown and logged without
 * values.
 */
export async function submitForm(
  previous: FormState,
  given: FormData,
  run: (actor: Actor, input: Record<string, unknown>) => Promise<Done | Again>,
  explain?: Explain,
): Promise<FormState> {
  const form = formIn(given);
  return submit(
    previous,
    form,
    async (input) => {
      const actor = await currentActor();
      const done = await carryOutOnce(actor, form, () => run(actor, input));
      if ('to' in done) await forgetKeptForm(actor, idOf(form.get('$kept')));
      return done;
    },
    explain,
  );
}

/** As `submitForm`, for the forms of people who are not signed in. */
export async function submitPublicForm(
  previous: FormState,
  form: FormData,
  run: (input: Record<string, unknown>) => Promise<Done | Again>,
): Promise<FormState> {
  return submit(previous, formIn(form), run);
}

/** Whoever calls an action by hand may send anything. */
function formIn(given: unknown): FormData {
  return given instanceof FormData ? given : new FormData();
}

async function submit(
  previous: FormState,
  form: FormData,
  run: (input: Record<string, unknown>) => Promise<Done | Again>,
  explain: Explain = (state) => state,
): Promise<FormState> {
  let done: Done | Again;
  try {
    await assertSameOrigin();
    done = await run(nest(form));
  } catch (thrown) {
    const error = asBusy(thrown);
    if (error !== thrown) log('action.busy', errorFacts(thrown));
    return explain(await refusedState(previous, form, error), error);
  }
  if ('values' in done) {
    const values = { ...keptValues(form), ...done.values };
    return { errors: {}, values, attempt: attemptAfter(previous) };
  }
  if (done.flash) await setFlash(done.flash);
  if (done.secret) await showOnce(done.to, done.secret);
  // Else a page that stays in the same layout would keep showing the layout of before: its notifications, its names.
  revalidatePath('/', 'layout');
  // A page that answers its own form is no second step of the way back.
  const isHere = (await headers()).get('x-carteira-path') === done.to;
  redirect(done.to, isHere ? RedirectType.replace : RedirectType.push);
}

async function refusedState(previous: FormState, form: FormData, error: unknown): Promise<FormState> {
  const t = await getTranslations('errors');
  const state: FormState = {
    errors: {},
    values: keptValues(form),
    attempt: attemptAfter(previous),
  };
  if (error instanceof Unauthenticated) return signedOutState(state, form);
  if (error instanceof Refused) {
    const words = (reason: Reason) => t(reason.code, reason.params);
    for (const [field, reasons] of Object.entries(error.fields)) state.errors[field] = reasons.map(words);
    state.message = state.errors.form?.join(' ') ?? t('check_fields');
  } else if (error instanceof StaleVersion) state.message = t('stale_version');
  else if (error instanceof Forbidden) state.message = t('forbidden');
  else if (error instanceof NotFound) state.message = t('not_found');
  else {
    log('action.failed', errorFacts(error));
    state.message = t('unexpected');
  }
  return state;
}

/**
 * The session ended while somebody wrote. Where scripts run, the page stays as it is, with everything typed, until they have signed
 * in beside it; without them the answer would be a page that nobody who is not signed in gets, so the server keeps it for them.
 */
async function signedOutState(state: FormState, form: FormData): Promise<FormState> {
  const request = await headers();
  const path = localPath(request.get('x-carteira-path'));
  if (!request.has('next-action')) {
    const mark = form.get('$form');
    if (typeof mark === 'string' && (await keepForm({ path, mark, values: state.values })))
      await setFlash({ key: 'auth.flash.formKept', params: { minutes: KEPT_MINUTES } });
    redirect(`/sign-in?${new URLSearchParams({ next: path })}`);
  }
  return {
    ...state,
    message: (await getTranslations('errors'))('signed_out'),
    signInHref: '/sign-in',
  };
}

/** What the form says of its last attempt has been to the browser and back. */
function attemptAfter(previous: FormState): number {
  const attempt: unknown = previous?.attempt;
  return typeof attempt === 'number' && Number.isSafeInteger(attempt) ? Math.max(attempt, 0) + 1 : 1;
}

function keptValues(form: FormData): FormState['values'] {
  const values: FormState['values'] = {};
  let left = MOST_KEPT;
  for (const [key, all] of fieldsOf(form)) {
    if (key.startsWith('$') || key === '__proto__' || SECRET_FIELD.test(key)) continue;
    const texts = all.filter((value) => typeof value === 'string');
    const length = texts.reduce((sum, text) => sum + text.length, key.length);
    if (length > left) continue;
    left -= length;
    values[key] = texts.length > 1 ? texts : (texts[0] ?? '');
  }
  return values;
}

/** Form fields as nested data; numeric steps make arrays, a repeated name makes an array, files stay files. */
export function nest(form: FormData): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null);
  for (const [key, given] of fieldsOf(form)) {
    if (key.startsWith('$') || key.length > LONGEST_NAME) continue;
    const all = given.map(storable);
    put(root, key.split('.'), all.length > 1 ? all : all[0]);
  }
  return root;
}

/** Postgres stores no NUL, and nobody can type one. */
function storable(value: FormDataEntryValue): FormDataEntryValue {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

function put(root: Record<string, unknown>, path: string[], value: unknown): void {
  if (path.length > 4 || path.some((step) => step === '__proto__')) return;
  let node = root;
  for (const [depth, step] of path.entries()) {
    // `phones.length` or `phones.4000000000` would make a list nobody lives to see the end of.
    if (Array.isArray(node) && !isIndex(step)) return;
    if (depth === path.length - 1) node[step] = value;
    else {
      if (!isBranch(node[step])) node[step] = isIndex(path[depth + 1]) ? [] : Object.create(null);
      node = node[step] as Record<string, unknown>;
    }
  }
}

function isBranch(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Blob);
}

function isIndex(step: string | undefined): boolean {
  return step !== undefined && /^\d{1,2}$/.test(step);
}
