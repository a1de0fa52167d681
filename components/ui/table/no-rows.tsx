import { FileQuestionMark } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EmptyState } from '../empty-state.tsx';

interface NoRowsProps {
  page: { previous: unknown; next: unknown };
  /** Why the whole list is empty. */
  children: ReactNode;
}

/** A page without rows: of an empty list, or of one whose rows here have gone since. */
export function NoRows({ page, children }: NoRowsProps) {
  const t = useTranslations('common.pagination.gone');
  if (page.previous === null && page.next === null) return children;
  return (
    <EmptyState
      icon={<FileQuestionMark size={22} strokeWidth={1.75} />}
      title={t('title')}
      text={t('text')}
    />
  );
}
