import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';

export interface ListedUser {
  id: number;
  name: string;
  email: string;
  role: 'owner' | 'manager' | 'supervisor' | 'agent';
  active: boolean;
  invited: boolean;
  canAnonymize: boolean;
  isSelf: boolean;
  /** Where the reader may change the user; null where they may not. */
  href: string | null;
  lastSeen: string | null;
}

/** Everyone with an account: a table, two-line cards on phones. */
export function UserList({ users }: { users: readonly ListedUser[] }) {
  const t = useTranslations('users.list');
  return (
    <table className="w-full text-left text-body">
      <thead className="border-b border-base-300 text-small text-base-content/75 max-md:sr-only">
        <tr>
          <th scope="col" className="w-2/5 py-2 pr-3 pl-5 font-medium">
            {t('person')}
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            {t('role')}
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            {t('access')}
          </th>
          <th scope="col" className="py-2 pr-5 pl-3 font-medium">
            {t('lastSeen')}
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </tbody>
    </table>
  );
}

function UserRow({ user }: { user: ListedUser }) {
  const t = useTranslations();
  return (
    <tr className="relative border-b border-base-300/70 hover:bg-base-content/3 max-md:grid max-md:grid-cols-[1fr_auto] max-md:items-center max-md:gap-x-3 max-md:px-4 max-md:py-2">
      <td className="py-1.5 pr-3 pl-5 max-md:p-0">
        <div className="flex items-center gap-3">
          <Avatar name={user.name} />
          <div className="min-w-0 leading-snug">
            <p className="truncate font-medium">
              <Name user={user} />
              {user.isSelf && (
                <span className="ml-1.5 font-normal text-base-content/70">({t('users.list.you')})</span>
              )}
            </p>
            <p className="truncate text-small text-base-content/75">{user.email}</p>
          </div>
        </div>
      </td>
      <td className="px-3 py-1.5 max-md:p-0 max-md:text-right">
        <span className="max-md:text-small">{t(`common.roles.${user.role}`)}</span>
      </td>
      <td className="px-3 py-1.5 max-md:col-span-2 max-md:p-0 max-md:pl-11">
        <Access user={user} />
      </td>
      <td className="num py-1.5 pr-5 pl-3 text-base-content/75 max-md:hidden">
        {user.lastSeen ?? t('users.list.never')}
      </td>
    </tr>
  );
}

/** The whole row is the link's target, as far as the pointer is concerned. */
function Name({ user }: { user: ListedUser }) {
  if (!user.href) return user.name;
  return (
    <Link
      href={user.href}
      prefetch={false}
      className="underline-offset-2 after:absolute after:inset-0 hover:underline"
    >
      {user.name}
    </Link>
  );
}

function Access({ user }: { user: ListedUser }) {
  const t = useTranslations('users');
  const status = user.active ? (user.invited ? 'invited' : 'active') : 'inactive';
  const tone = { active: 'success', invited: 'warning', inactive: 'neutral' } as const;
  return (
    <span className="flex flex-wrap gap-1.5 max-md:pb-1">
      <Badge tone={tone[status]}>{t(`status.${status}`)}</Badge>
      {user.canAnonymize && <Badge tone="accent">{t('list.canAnonymize')}</Badge>}
    </span>
  );
}
