'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

const OFF = 'carteira.shortcuts-off';

export function shortcutsAreOff(): boolean {
  return localStorage.getItem(OFF) !== null;
}

/** A key pressed by accident must not carry anyone away: each browser may switch the single keys off. */
export function ShortcutSwitch() {
  const t = useTranslations('common.shortcuts');
  const [on, setOn] = useState(true);
  useEffect(() => setOn(!shortcutsAreOff()), []);
  const change = (value: boolean) => {
    setOn(value);
    if (value) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  };
  return (
    <label className="scripted-only mt-1 flex min-h-7 w-fit cursor-pointer items-center gap-2.5 text-body max-md:min-h-11">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => change(event.target.checked)}
        className="toggle toggle-sm toggle-primary"
      />
      {t('switch')}
    </label>
  );
}
