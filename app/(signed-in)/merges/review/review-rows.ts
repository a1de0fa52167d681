import type { MergeRow } from '#components/merges/merge-table.tsx';
import { TEXT_FIELDS } from '#lib/merges/planning/member.ts';
import { blockRow, hangingRows, portfolioRow } from './rows/fact-rows.ts';
import { fieldRow } from './rows/field-row.ts';
import { labelRow, phoneRow } from './rows/list-rows.ts';
import type { Reader, Reviewed } from './rows/reader.ts';

/** Every field that somebody has, with what comes of it, and then what hangs on them. */
export function reviewRows(review: Reviewed, reader: Reader): MergeRow[] {
  const single = ['name', 'kind', ...TEXT_FIELDS] as const;
  const [names, rest] = [single.slice(0, 4), single.slice(4)];
  return [
    ...names.flatMap((field) => fieldRow(field, review, reader)),
    ...phoneRow(review, reader),
    ...rest.flatMap((field) => fieldRow(field, review, reader)),
    ...labelRow('tags', 'tagIds', review, reader),
    ...labelRow('segments', 'segmentIds', review, reader),
    ...customIds(review).flatMap((id) => fieldRow(`custom:${id}`, review, reader)),
    portfolioRow(review, reader),
    ...hangingRows(review, reader),
    ...blockRow(review, reader),
  ];
}

function customIds({ contacts }: Reviewed): number[] {
  return [...new Set(contacts.flatMap(({ customFields }) => customFields.map(({ id }) => id)))];
}
