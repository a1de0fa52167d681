import { UserPlus } from 'lucide-react';
import type { Metadata } from 'next';
import { PageHeader } from '#components/layout/page-header.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { UserList } from '#components/users/user-list.tsx';
import { can } from '#lib/core/permissions.ts';
import { formatWhen } from '#lib/format/format-when.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { listUsers } from '#lib/users/list-users.ts';
import { mayManage } from '#lib/users/manageable-user.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('users'))('title') };
}

export default async function UsersPage() {
  const actor = await requireActor();
  const t = await getTranslations();
  const users = await orNotFound(listUsers(actor));
  return (
    <>
      <PageHeader
        title={t('users.title')}
        count={users.length}
        breadcrumb={[{ href: '/settings', label: t('common.nav.settings') }]}
      >
        {can(actor, 'users.manage') && (
          <ButtonLink
            href="/settings/users/new"
            variant="primary"
            icon={<UserPlus aria-hidden="true" size={14} strokeWidth={1.75} />}
          >
            {t('users.invite')}
          </ButtonLink>
        )}
      </PageHeader>
      <UserList
        users={users.map((user) => ({
          ...user,
          href: mayManage(actor, user) ? `/settings/users/${user.id}` : null,
          isSelf: user.id === actor.userId,
          lastSeen: user.lastSeenAt && formatWhen(user.lastSeenAt, actor),
        }))}
      />
    </>
  );
}
