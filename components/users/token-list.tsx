import { useTranslations } from 'next-intl';
import { RecordTable } from '#components/ui/table/record-table.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button-link.tsx';

export interface ListedToken {
  id: number;
  name: string;
  user: { name: string; role: 'owner' | 'manager' | 'supervisor' | 'agent'; active: boolean };
  created: string;
  lastUsed: string | null;
}

/** API tokens in force. */
export function TokenList({ tokens }: { tokens: readonly ListedToken[] }) {
  const t = useTranslations('users.tokens');
  return (
    <RecordTable
      label={t('title')}
      rows={tokens}
      rowKey={({ id }) => id}
      columns={[
        { label: t('name'), phone: 'title', cell: ({ name }) => name },
        { label: t('user'), phone: 'below', cell: ({ user }) => <Whose user={user} /> },
        { label: t('created'), phone: 'nowhere', isFigure: true, cell: ({ created }) => created },
        {
          label: t('lastUsed'),
          phone: 'below',
          isFigure: true,
          isNamedOnPhone: true,
          cell: ({ lastUsed }) => lastUsed ?? t('neverUsed'),
        },
        { label: t('revoke'), phone: 'buttons', cell: (token) => <Revoke token={token} /> },
      ]}
    />
  );
}

function Whose({ user }: Pick<ListedToken, 'user'>) {
  const t = useTranslations();
  return (
    <>
      {user.name}
      <span className="text-base-content/75"> · {t(`common.roles.${user.role}`)}</span>
      {!user.active && (
        <Badge tone="warning" className="ml-2">
          {t('users.tokens.userInactive')}
        </Badge>
      )}
    </>
  );
}

function Revoke({ token: { id, name } }: { token: ListedToken }) {
  const t = useTranslations('users.tokens');
  return (
    <ButtonLink
      href={`/settings/tokens/${id}/revoke`}
      variant="ghost"
      size="xs"
      aria-label={t('revokeNamed', { name })}
    >
      {t('revoke')}
    </ButtonLink>
  );
}
