import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { orNotFound } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import type { Endpoint } from '#lib/webhooks/endpoint.ts';
import { getEndpoint } from '#lib/webhooks/get-endpoint.ts';

/** What every page of an endpoint begins with: who looks, at what, and the way back to it. */
export async function loadEndpoint(params: Promise<{ id: string }>) {
  const actor = await requireActor();
  const endpoint = await orNotFound(getEndpoint(actor, idOf((await params).id)));
  const { above, trail } = await trailOf(endpoint);
  return { actor, endpoint, name: nameOf(endpoint), above, trail };
}

/** To the list of endpoints, and to this one. */
export async function trailOf(endpoint: Endpoint) {
  const t = await getTranslations();
  const above = [
    { href: '/settings', label: t('common.nav.settings') },
    { href: '/settings/webhooks', label: t('webhooks.title') },
  ];
  return { above, trail: [...above, { href: `/settings/webhooks/${endpoint.id}`, label: nameOf(endpoint) }] };
}

function nameOf({ description, url }: Endpoint): string {
  return description ?? new URL(url).host;
}
