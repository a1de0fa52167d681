'use client';

import { ChevronsUpDown, Keyboard, KeyRound, LogOut, UserRound } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Avatar } from '#components/ui/avatar.tsx';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { ACCOUNT_ID } from './menu-id.ts';

interface AccountMenuProps {
  name: string;
  email: string;
  role: string;
  signOutAction: FormAction;
  /** The switch for whether one takes interactions. */
  presence: ReactNode;
  /** The same in a mark before the role. */
  mark: ReactNode;
}

const ROW =
  'flex h-8 w-full cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-left text-body hover:bg-base-content/5 max-lg:h-11';

/** Who is signed in; opens upwards to what is theirs. A popover inside the sidebar's: no script. */
export function AccountMenu({ name, email, role, signOutAction, presence, mark }: AccountMenuProps) {
  const t = useTranslations('common.shell');
  return (
    <>
      <button
        type="button"
        popoverTarget={ACCOUNT_ID}
        className="flex w-full cursor-pointer items-center gap-2.5 rounded-lg border border-base-300 bg-base-100 p-2 text-left hover:border-base-content/25"
      >
        <Avatar name={name} size="sm" />
        <span className="min-w-0 grow leading-tight">
          <span className="block truncate text-small font-medium">{name}</span>
          <span className="flex items-center gap-1.5 truncate text-note text-base-content/70">
            {mark}
            {role}
          </span>
        </span>
        <span className="sr-only">{t('account')}</span>
        <ChevronsUpDown
          aria-hidden="true"
          size={14}
          strokeWidth={1.75}
          className="shrink-0 text-base-content/50"
        />
      </button>
      <div
        id={ACCOUNT_ID}
        popover="auto"
        className="fixed inset-auto bottom-18 left-3 m-0 w-66 max-w-[calc(85vw-1.5rem)] rounded-box border border-base-300 bg-base-100 p-1.5 text-base-content shadow-float lg:w-60"
      >
        <p className="truncate px-2.5 pt-1 pb-2 text-note text-base-content/70">{email}</p>
        <div className="mb-1 border-y border-base-300 px-2.5 py-2.5">{presence}</div>
        <MenuLink href="/profile" icon={<UserRound aria-hidden="true" size={16} strokeWidth={1.75} />}>
          {t('profile')}
        </MenuLink>
        <MenuLink
          href="/profile/password"
          icon={<KeyRound aria-hidden="true" size={16} strokeWidth={1.75} />}
        >
          {t('password')}
        </MenuLink>
        <MenuLink href="/shortcuts" icon={<Keyboard aria-hidden="true" size={16} strokeWidth={1.75} />}>
          {t('shortcuts')}
        </MenuLink>
        <ActionForm action={signOutAction} className="mt-1 border-t border-base-300 pt-1">
          <button type="submit" className={ROW}>
            <LogOut aria-hidden="true" size={16} strokeWidth={1.75} />
            {t('signOut')}
          </button>
        </ActionForm>
      </div>
    </>
  );
}

function MenuLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className={ROW}>
      {icon}
      {children}
    </Link>
  );
}
