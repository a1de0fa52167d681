import Link from 'next/link';
import { useTranslations } from 'next-intl';

interface SegmentListProps {
  segments: readonly {
    id: number;
    name: string;
    /** Null where the reader may not know users. */
    operators: readonly { id: number; name: string; active: boolean }[] | null;
  }[];
}

/** The parts of the base and who serves each. */
export function SegmentList({ segments }: SegmentListProps) {
  const t = useTranslations('segments');
  return (
    <div className="max-w-3xl p-4 sm:p-5">
      <p className="mb-3 text-small text-base-content/75">{t('lead')}</p>
      <ul data-rows="" className="divide-y divide-base-300 rounded-box border border-base-300">
        {segments.map(({ id, name, operators }) => {
          const serving = (operators ?? []).filter(({ active }) => active);
          return (
            <li key={id} className="px-4 py-2.5 leading-snug">
              <Link
                href={`/settings/segments/${id}`}
                prefetch={false}
                className="inline-block max-w-full truncate rounded text-body font-medium underline-offset-2 hover:underline max-md:py-2"
              >
                {name}
              </Link>
              <p className="text-small text-base-content/75">
                {serving.length > 0 ? serving.map((user) => user.name).join(' · ') : t('nobody')}
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
