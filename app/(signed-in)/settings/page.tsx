import {
  Building2,
  ChevronRight,
  Flag,
  Headset,
  KeyRound,
  ListOrdered,
  type LucideIcon,
  MessageSquareText,
  Shapes,
  ShieldCheck,
  SlidersHorizontal,
  Tag,
  UserRound,
  UsersRound,
  Waypoints,
  Webhook,
} from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/layout/page-header.tsx';
import { can, type Permission } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { requireActor } from '#lib/web/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('index.title') };
}

interface SettingsSection {
  href: string;
  /** Key of `settings.index`. */
  name: string;
  icon: LucideIcon;
  permission: Permission;
}

const SECTIONS: readonly SettingsSection[] = [
  {
    href: '/settings/organization',
    name: 'organization',
    icon: Building2,
    permission: 'organization.manage',
  },
  {
    href: '/settings/custom-fields',
    name: 'customFields',
    icon: SlidersHorizontal,
    permission: 'custom-fields.manage',
  },
  {
    href: '/settings/contact-fields',
    name: 'contactFields',
    icon: ListOrdered,
    permission: 'organization.manage',
  },
  { href: '/settings/tags', name: 'tags', icon: Tag, permission: 'organization.manage' },
  { href: '/settings/services', name: 'services', icon: Headset, permission: 'services.manage' },
  { href: '/settings/segments', name: 'segments', icon: Shapes, permission: 'segments.manage' },
  { href: '/settings/channels', name: 'channels', icon: Waypoints, permission: 'channels.manage' },
  {
    href: '/settings/dispositions',
    name: 'dispositions',
    icon: Flag,
    permission: 'dispositions.manage',
  },
  { href: '/settings/templates', name: 'templates', icon: MessageSquareText, permission: 'templates.view' },
  { href: '/settings/privacy', name: 'privacy', icon: ShieldCheck, permission: 'privacy.manage' },
  { href: '/settings/webhooks', name: 'webhooks', icon: Webhook, permission: 'webhooks.manage' },
  { href: '/settings/users', name: 'users', icon: UsersRound, permission: 'users.view' },
  { href: '/settings/tokens', name: 'tokens', icon: KeyRound, permission: 'tokens.manage' },
  { href: '/profile', name: 'profile', icon: UserRound, permission: 'profile.manage' },
];

export default async function SettingsPage() {
  const actor = await requireActor();
  const t = await getTranslations('settings.index');
  return (
    <>
      <PageHeader title={t('title')} />
      <ul
        data-rows=""
        className="m-4 max-w-3xl divide-y divide-base-300 overflow-hidden rounded-box border border-base-300 sm:m-5"
      >
        {SECTIONS.filter(({ permission }) => can(actor, permission)).map(({ href, name, icon: Icon }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              className="flex items-center gap-3.5 bg-base-100 px-4 py-3.5 hover:bg-base-200 focus-visible:-outline-offset-2"
            >
              <span className="grid size-8 shrink-0 place-items-center rounded-full bg-primary/10 text-primary">
                <Icon aria-hidden="true" size={16} strokeWidth={1.75} />
              </span>
              <span className="min-w-0 grow">
                <span className="block text-body font-medium">{t(`${name}.title`)}</span>
                <span className="block text-small text-base-content/75">{t(`${name}.text`)}</span>
              </span>
              <ChevronRight
                aria-hidden="true"
                size={16}
                strokeWidth={1.75}
                className="shrink-0 text-base-content/40"
              />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
