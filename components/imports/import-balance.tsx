import { useTranslations } from 'next-intl';
import { type Figure, RunBalance } from '#components/runs/run-balance.tsx';

interface Balance {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

const TONES: Record<keyof Balance, Figure['tone']> = {
  created: 'good',
  updated: 'plain',
  unchanged: 'plain',
  rejected: 'bad',
};

interface ImportBalanceProps {
  view: Balance;
  format: (value: number) => string;
  large?: boolean;
}

/** What became of the rows. */
export function ImportBalance({ view, ...look }: ImportBalanceProps) {
  const t = useTranslations('runs.kinds.import.counts');
  const figures = (Object.keys(TONES) as (keyof Balance)[]).map((name) => ({
    name,
    count: view[name],
    label: t(name, { count: view[name] }),
    tone: TONES[name],
  }));
  return <RunBalance figures={figures} {...look} />;
}
