import { type RecordColumn, RecordTable } from '#components/ui/table/record-table.tsx';

interface ArchivableRecordsProps<Row> {
  label: string;
  lead: string;
  archivedTitle: string;
  records: readonly Row[];
  columns: (archived: boolean) => readonly RecordColumn<Row>[];
}

/** What is in use, and below it what was put away. */
export function ArchivableRecords<Row extends { id: number; archived: boolean }>({
  label,
  lead,
  archivedTitle,
  records,
  columns,
}: ArchivableRecordsProps<Row>) {
  const used = records.filter(({ archived }) => !archived);
  const archived = records.filter((record) => record.archived);
  const rowKey = ({ id }: Row) => id;
  return (
    <div className="max-w-3xl p-4 sm:p-5">
      <p className="mb-3 text-small text-base-content/75">{lead}</p>
      {used.length > 0 && (
        <RecordTable isFramed label={label} columns={columns(false)} rows={used} rowKey={rowKey} />
      )}
      {archived.length > 0 && (
        <section aria-labelledby="archived" className="mt-6">
          <h2 id="archived" className="mb-2 text-small font-semibold text-base-content/75">
            {archivedTitle}
          </h2>
          <RecordTable
            isFramed
            labelledBy="archived"
            columns={columns(true)}
            rows={archived}
            rowKey={rowKey}
          />
        </section>
      )}
    </div>
  );
}
