'use client';

import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '#components/ui/button-class.ts';
import { MENU_ID } from './menu-id.ts';

/** Opens the sidebar where the page leaves no room for it. */
export function MenuButton() {
  const t = useTranslations('common.shell');
  return (
    <button
      type="button"
      popoverTarget={MENU_ID}
      aria-label={t('menu')}
      className={buttonClass({
        variant: 'ghost',
        square: true,
        className: 'absolute top-0 left-3 my-1.5 md:my-3 lg:hidden print:hidden',
      })}
    >
      <Menu aria-hidden="true" size={18} strokeWidth={1.75} />
    </button>
  );
}
