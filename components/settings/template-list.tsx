import { useTranslations } from 'next-intl';
import { RecordFacts, RecordLink, RecordTable } from '../ui/table/record-table.tsx';

interface ListedTemplate {
  id: number;
  name: string;
  body: string;
  shared: boolean;
  service: string | null;
}

const PARTS = [
  { shared: true, name: 'shared' },
  { shared: false, name: 'own' },
] as const;

/** Everybody's, then one's own. */
export function TemplateList({ templates }: { templates: readonly ListedTemplate[] }) {
  const t = useTranslations('templates');
  return (
    <div className="grid max-w-4xl gap-6 p-4 sm:p-5">
      <p className="text-small text-base-content/75">{t('lead')}</p>
      {PARTS.map(({ shared, name }) => {
        const rows = templates.filter((template) => template.shared === shared);
        return (
          <section key={name} aria-labelledby={`templates-${name}`}>
            <h2 id={`templates-${name}`} className="mb-2 text-body font-semibold">
              {t(`parts.${name}`)}
            </h2>
            {rows.length === 0 ? (
              <p className="rounded-box border border-dashed border-base-300 px-4 py-3 text-small text-base-content/75">
                {t(`empty.${name}`)}
              </p>
            ) : (
              <RecordTable
                isFramed
                labelledBy={`templates-${name}`}
                rows={rows}
                rowKey={({ id }) => id}
                columns={[
                  {
                    label: t('form.name'),
                    phone: 'title',
                    cell: (template) => (
                      <>
                        <RecordLink href={`/settings/templates/${template.id}`}>{template.name}</RecordLink>
                        <RecordFacts>{[beginningOf(template.body)]}</RecordFacts>
                      </>
                    ),
                  },
                  {
                    label: t('form.service'),
                    phone: 'below',
                    className: 'md:w-52',
                    cell: ({ service }) => service ?? t('everyService'),
                  },
                ]}
              />
            )}
          </section>
        );
      })}
    </div>
  );
}

function beginningOf(body: string): string {
  const line = body.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
