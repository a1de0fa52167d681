'use server';

import { cookies } from 'next/headers';
import { LOCALE_COOKIE } from '#lib/i18n/locales.ts';
import { updateProfile } from '#lib/users/profile/update-profile.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { submitForm } from '#lib/web/submit-form.ts';

const A_YEAR = 31_536_000;

/** Saves name, language and theme; the browser keeps the language for the sign-in page. */
export async function updateProfileAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { locale } = await updateProfile(actor, input);
    const store = await cookies();
    if (locale)
      store.set(LOCALE_COOKIE, locale, { path: '/', maxAge: A_YEAR, sameSite: 'lax', httpOnly: true });
    else store.delete(LOCALE_COOKIE);
    return { to: '/profile', flash: { key: 'profile.flash.saved' } };
  });
}
