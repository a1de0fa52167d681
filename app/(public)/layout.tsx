import type { ReactNode } from 'react';
import { PublicFrame } from '#components/users/public-frame.tsx';
import { getTranslations } from '#lib/i18n/get-translations.ts';

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('common');
  return <PublicFrame product={t('product')}>{children}</PublicFrame>;
}
