import { useTranslations } from 'next-intl';
import { RecordLink, RecordTable } from '#components/ui/table/record-table.tsx';
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

/** Everyone with an account. */
export function UserList({ users }: { users: readonly ListedUser[] }) {
  const t = useTranslations();
  return (
    <RecordTable
      label={t('users.title')}
      rows={users}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('users.list.person'),
          phone: 'title',
          className: 'md:w-2/5',
          cell: (user) => <Person user={user} />,
        },
        { label: t('users.list.role'), phone: 'end', cell: ({ role }) => t(`common.roles.${role}`) },
        {
          label: t('users.list.access'),
          phone: 'below',
          className: 'max-md:pl-11',
          cell: (user) => <Access user={user} />,
        },
        {
          label: t('users.list.lastSeen'),
          phone: 'nowhere',
          isFigure: true,
          cell: ({ lastSeen }) => lastSeen ?? t('users.list.never'),
        },
      ]}
    />
  );
}

function Person({ user }: { user: ListedUser }) {
  const t = useTranslations('users.list');
  return (
    <div className="flex items-center gap-3">
      <Avatar name={user.name} />
      <div className="min-w-0">
        <p className="truncate">
          <RecordLink href={user.href}>{user.name}</RecordLink>
          {user.isSelf && <span className="ml-1.5 font-normal text-base-content/70">({t('you')})</span>}
        </p>
        <p className="truncate text-small font-normal text-base-content/75">{user.email}</p>
      </div>
    </div>
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
