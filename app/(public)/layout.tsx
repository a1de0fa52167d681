import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PublicFrame } from '#components/users/public-frame.tsx';

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('common');
  return <PublicFrame product={t('product')}>{children}</PublicFrame>;
}
