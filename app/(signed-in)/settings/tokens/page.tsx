import { KeyRound, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { TokenList } from '#components/users/token-list.tsx';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listApiTokens } from '#lib/users/tokens/list-api-tokens.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('tokens.title') };
}

export default async function TokensPage() {
  const actor = await requireActor();
  const t = await getTranslations();
  const tokens = await orNotFound(listApiTokens(actor));
  const create = (
    <ButtonLink
      href="/settings/tokens/new"
      variant="primary"
      icon={<Plus aria-hidden="true" size={14} strokeWidth={1.75} />}
    >
      {t('users.tokens.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('users.tokens.title')}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        {tokens.length > 0 && create}
      </PageHeader>
      {tokens.length === 0 ? (
        <EmptyState
          icon={<KeyRound size={20} strokeWidth={1.75} />}
          title={t('users.tokens.emptyTitle')}
          text={`${t('users.tokens.emptyText')} ${t('users.tokens.lead')}`}
          action={create}
        />
      ) : (
        <TokenList
          tokens={tokens.map((token) => ({
            id: token.id,
            name: token.name,
            user: token.user,
            created: formatWhen(token.createdAt, actor),
            lastUsed: token.lastUsedAt && formatWhen(token.lastUsedAt, actor),
          }))}
        />
      )}
    </>
  );
}
