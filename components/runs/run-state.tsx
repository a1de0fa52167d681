import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '#components/ui/badge.tsx';

const TONES: Record<string, Tone> = { green: 'success', yellow: 'warning', red: 'error' };

interface RunStateProps {
  state: 'receiving' | 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
  color: 'green' | 'yellow' | 'red';
  percent: number;
}

/** Where a run stands, in a word and its colour. */
export function RunState({ state, color, percent }: RunStateProps) {
  const t = useTranslations('runs.state');
  const word = state === 'completed' ? t(`completed_${color}`) : t(state, { percent });
  return <Badge tone={state === 'cancelled' ? 'neutral' : TONES[color]}>{word}</Badge>;
}
