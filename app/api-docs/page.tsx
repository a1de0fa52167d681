import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { CodeBlock } from '#components/api-docs/code-block.tsx';
import { ContentsList } from '#components/api-docs/contents-list.tsx';
import { ErrorTable } from '#components/api-docs/error-table.tsx';
import { FieldTable } from '#components/api-docs/field-table.tsx';
import { OperationCard } from '#components/api-docs/operation-card.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { apiWords } from '#lib/api/api-words.ts';
import { openApiDocument } from '#lib/api/openapi/document.ts';
import { readable } from '#lib/api/openapi/readable.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { isLocale } from '#lib/i18n/locales.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('api');
  return { title: t('page.title') };
}

const FIRST_CALL = `curl -H 'Authorization: Bearer crt_…' \\
  'https://carteira.example/api/v1/contacts?limit=10&active=true'`;

/** The OpenAPI document in words. It describes the API and nobody's data, so that no sign-in is asked. */
export default async function ApiDocsPage() {
  const t = await getTranslations('api');
  const locale = await getLocale();
  const words = apiWords(isLocale(locale) ? locale : 'pt-BR', 'api');
  const document = openApiDocument(isLocale(locale) ? locale : 'pt-BR');
  const { groups, shapes, errors } = readable(document, words);
  const error = document.components.responses.Refused?.content?.['application/json']?.example;
  const table = {
    name: t('page.name'),
    type: t('page.type'),
    description: t('page.description'),
    required: t('page.required'),
  };
  const card = {
    ...table,
    parameters: t('page.parameters'),
    body: t('page.body'),
    answers: t('page.answers'),
    errors: t('page.errors'),
    example: t('page.example'),
  };
  return (
    <main className="mx-auto grid max-w-6xl gap-x-10 px-4 py-8 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <header className="col-span-full mb-6 space-y-3 border-b border-base-300 pb-6">
        <h1 className="text-2xl font-semibold tracking-tight">{document.info.title}</h1>
        <p className="max-w-[72ch] text-base-content/80">{document.info.description}</p>
        <p className="flex flex-wrap gap-2">
          <ButtonLink href="/api/v1/openapi.json">{t('page.openDocument')}</ButtonLink>
          <ButtonLink href="/" variant="ghost">
            {t('page.home')}
          </ButtonLink>
        </p>
      </header>
      <ContentsList title={t('page.contents')} groups={groups} />
      <div className="min-w-0">
        <section className="space-y-3 border-b border-base-300 py-6">
          <h2 className="text-title font-semibold tracking-tight">{t('page.authentication')}</h2>
          <p className="max-w-[72ch] text-base-content/80">{t('document.token')}</p>
          <CodeBlock label={t('page.tryIt')}>{FIRST_CALL}</CodeBlock>
        </section>
        <section id="errors" className="scroll-mt-6 space-y-3 border-b border-base-300 py-6">
          <h2 className="text-title font-semibold tracking-tight">{t('page.errors')}</h2>
          <p className="max-w-[72ch] text-base-content/80">{t('page.errorsIntro')}</p>
          <CodeBlock label={t('page.errors')}>{JSON.stringify(error, null, 2)}</CodeBlock>
          <ErrorTable
            caption={t('page.errors')}
            errors={errors}
            words={{ ...table, status: t('page.status'), code: t('page.code') }}
          />
        </section>
        {groups.map((group) => (
          <section key={group.name} className="border-b border-base-300 py-6">
            <h2 className="text-xl font-semibold tracking-tight">{group.title}</h2>
            <p className="text-base-content/80">{group.description}</p>
            <div className="divide-y divide-base-300">
              {group.operations.map((operation) => (
                <OperationCard key={operation.id} operation={operation} words={card} />
              ))}
            </div>
          </section>
        ))}
        <section className="space-y-6 py-6">
          <h2 className="text-xl font-semibold tracking-tight">{t('page.schemas')}</h2>
          {shapes.map((shape) => (
            <section key={shape.name} id={`shape-${shape.name}`} className="scroll-mt-6 space-y-2">
              <h3 className="font-mono text-body font-semibold">{shape.name}</h3>
              <FieldTable caption={shape.name} fields={shape.fields} words={table} />
            </section>
          ))}
        </section>
      </div>
    </main>
  );
}
