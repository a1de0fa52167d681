import { useTranslations } from 'next-intl';
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
    <table className="w-full text-left text-body">
      <thead className="border-b border-base-300 text-small text-base-content/75 max-md:sr-only">
        <tr>
          <th scope="col" className="py-2 pr-3 pl-5 font-medium">
            {t('name')}
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            {t('user')}
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            {t('created')}
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            {t('lastUsed')}
          </th>
          <th scope="col" className="py-2 pr-5 pl-3">
            <span className="sr-only">{t('revoke')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <TokenRow key={token.id} token={token} />
        ))}
      </tbody>
    </table>
  );
}

function TokenRow({ token }: { token: ListedToken }) {
  const t = useTranslations();
  return (
    <tr className="h-11.5 border-b border-base-300/70 max-md:grid max-md:h-auto max-md:grid-cols-[minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-3 max-md:px-4 max-md:py-2">
      <td className="py-1.5 pr-3 pl-5 font-medium max-md:p-0">{token.name}</td>
      <td className="px-3 py-1.5 max-md:col-start-1 max-md:p-0 max-md:text-small">
        {token.user.name}
        <span className="text-base-content/75"> · {t(`common.roles.${token.user.role}`)}</span>
        {!token.user.active && (
          <Badge tone="warning" className="ml-2">
            {t('users.tokens.userInactive')}
          </Badge>
        )}
      </td>
      <td className="num px-3 py-1.5 text-base-content/75 max-md:hidden">{token.created}</td>
      <td className="num px-3 py-1.5 text-base-content/75 max-md:col-start-1 max-md:p-0 max-md:text-small">
        <span className="md:hidden">{t('users.tokens.lastUsed')}: </span>
        {token.lastUsed ?? t('users.tokens.neverUsed')}
      </td>
      <td className="py-1.5 pr-5 pl-3 text-right max-md:col-start-2 max-md:row-span-3 max-md:row-start-1 max-md:p-0">
        <ButtonLink
          href={`/settings/tokens/${token.id}/revoke`}
          variant="ghost"
          size="xs"
          aria-label={t('users.tokens.revokeNamed', { name: token.name })}
        >
          {t('users.tokens.revoke')}
        </ButtonLink>
      </td>
    </tr>
  );
}
