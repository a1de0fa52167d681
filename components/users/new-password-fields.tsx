import { useTranslations } from 'next-intl';
import { TextField } from '#components/ui/form/field.tsx';
import { LONGEST } from '#lib/core/limits.ts';

/** A password being chosen, typed twice. */
export function NewPasswordFields({ label }: { label: string }) {
  const t = useTranslations('auth.password');
  return (
    <>
      <TextField
        name="password"
        type="password"
        label={label}
        hint={t('hint')}
        autoComplete="new-password"
        minLength={10}
        maxLength={LONGEST.password}
        required
      />
      <TextField
        name="passwordAgain"
        type="password"
        label={t('again')}
        autoComplete="new-password"
        maxLength={LONGEST.password}
        required
      />
    </>
  );
}
