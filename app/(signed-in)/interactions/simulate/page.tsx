import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHeader } from '#components/layout/page-header.tsx';
import { searchAction } from '#components/ui/address/search-action.ts';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { type Definition, DefinitionList } from '#components/ui/definition-list.tsx';
import { SelectField, TextField } from '#components/ui/form/field.tsx';
import { listChannels } from '#lib/channels/list-channels.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Refused } from '#lib/core/errors.ts';
import { LONGEST } from '#lib/core/limits.ts';
import { can } from '#lib/core/permissions.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { formatPhone } from '#lib/identifiers/format.ts';
import { type Simulation, simulateRouting } from '#lib/interactions/simulate-routing.ts';
import { stepText } from '#lib/routing/explain.ts';
import { MEDIA } from '#lib/routing/routing-facts.ts';
import { listServices } from '#lib/services/list-services.ts';
import { showForbidden } from '#lib/web/page-errors.ts';
import { requireActor } from '#lib/web/session.ts';
import { readAddress } from '../../read-address.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions'))('simulator.title') };
}

type Given = Record<string, string>;
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const CALLERS = ['asked', 'waits', 'refuses'] as const;

/** What would happen, by the same function that decides. The answer is part of the page: nothing is stored. */
export default async function SimulatePage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!can(actor, 'routing.simulate')) return showForbidden();
  const given = Object.fromEntries(
    Object.entries((await readAddress(searchParams)).given).map(([name, value]) => [
      name,
      [value].flat()[0] ?? '',
    ]),
  );
  const t = await getTranslations('interactions.simulator');
  return (
    <>
      <PageHeader
        title={t('title')}
        breadcrumb={[{ href: '/interactions', label: (await getTranslations('interactions'))('title') }]}
      />
      <div className="grid content-start gap-8 p-4 sm:p-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <Questions actor={actor} given={given} />
        {given.who !== undefined && <Answer actor={actor} given={given} />}
      </div>
    </>
  );
}

async function Questions({ actor, given }: { actor: Actor; given: Given }) {
  const t = await getTranslations();
  const word = (name: string) => t(`interactions.simulator.${name}`);
  return (
    <form
      autoComplete="off"
      method="post"
      action={searchAction('/interactions/simulate')}
      className="grid content-start gap-4"
    >
      <p className="text-body text-base-content/75">{word('lead')}</p>
      <TextField
        name="who"
        label={word('phone')}
        hint={word('phoneHint')}
        defaultValue={given.who ?? ''}
        maxLength={LONGEST.email}
      />
      <SelectField
        name="medium"
        label={word('medium')}
        defaultValue={given.medium ?? 'voice'}
        options={MEDIA.map((medium) => ({ value: medium, label: t(`routing.media.${medium}`) }))}
      />
      <SelectField
        name="channel"
        label={word('channel')}
        defaultValue={given.channel ?? ''}
        options={[
          { value: '', label: word('anyChannel') },
          ...(await listChannels(actor))
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <SelectField
        name="service"
        label={word('service')}
        defaultValue={given.service ?? ''}
        options={[
          { value: '', label: word('noService') },
          ...(await listServices(actor)).map(({ name }) => ({ value: name, label: name })),
        ]}
      />
      <SelectField
        name="caller"
        label={word('caller')}
        defaultValue={given.caller ?? 'asked'}
        options={CALLERS.map((one) => ({ value: one, label: word(`callers.${one}`) }))}
      />
      <Button type="submit" variant="primary" className="justify-self-start">
        {word('submit')}
      </Button>
    </form>
  );
}

/** Who is meant: `#12` a contact, what has an `@` an address, else a number. */
function questionOf({ who = '', medium, channel, service, caller }: Given) {
  const id = /^#([1-9]\d{0,14})$/.exec(who.trim())?.[1];
  const from = who.includes('@') && medium === 'email' ? { email: who } : { phone: who };
  return {
    ...(id ? { contactId: Number(id) } : { from }),
    medium,
    ...(channel && { channel }),
    ...(service && { service }),
    callerWaits: medium === 'voice' && caller !== 'asked' ? caller === 'waits' : null,
  };
}

async function Answer({ actor, given }: { actor: Actor; given: Given }) {
  const t = await getTranslations();
  const simulation = await simulateRouting(actor, questionOf(given)).catch((error: unknown) => {
    if (error instanceof Refused) return Object.values(error.fields).flat();
    throw error;
  });
  if (Array.isArray(simulation))
    return (
      <Alert tone="error">
        {simulation.map(({ code, params }) => t(`errors.${code}`, params)).join(' ')}
      </Alert>
    );
  const routing = await getTranslations('routing');
  return (
    <section aria-labelledby="result" className="max-w-2xl">
      <h2 id="result" className="mb-1 text-title font-semibold tracking-tight">
        {t(`routing.states.${simulation.decision.state}`)}
      </h2>
      <DefinitionList rows={await rowsOf(simulation)} />
      <h3 className="mt-5 mb-1 text-body font-semibold">{t('interactions.simulator.why')}</h3>
      <ol className="grid gap-1.5 text-body">
        {simulation.decision.explanation.map((step, index) => (
          <li key={`${step.rule}-${step.result}`} className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
            <span aria-hidden="true" className="num text-base-content/60">
              {index + 1}
            </span>
            {stepText(step, routing, simulation.names)}
          </li>
        ))}
      </ol>
    </section>
  );
}

async function rowsOf({ decision, contact, agent, service, phone }: Simulation): Promise<Definition[]> {
  const t = await getTranslations();
  const word = (name: string) => t(`interactions.simulator.${name}`);
  const forward = decision.action === 'forward' && phone ? ` ${formatPhone(phone)}` : '';
  const rows: Definition[] = [
    {
      label: word('contact'),
      value: contact && (
        <Link href={`/contacts/${contact.id}`} className="text-primary underline underline-offset-2">
          {contact.name}
        </Link>
      ),
    },
    { label: word('action'), value: t(`routing.actions.${decision.action}`) + forward },
    { label: word('agent'), value: agent?.name ?? null },
    { label: word('service2'), value: service?.name ?? null },
    { label: word('alert'), value: decision.alert && t(`routing.alerts.${decision.alert}`) },
  ];
  return rows.filter(({ value }) => value);
}
