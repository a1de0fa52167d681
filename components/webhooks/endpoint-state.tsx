import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '../ui/badge.tsx';

export interface EndpointState {
  state: 'active' | 'paused' | 'ended';
  failingSince: Date | null;
}

const TONES = {
  active: 'success',
  failing: 'warning',
  paused: 'neutral',
  ended: 'error',
} as const satisfies Record<string, Tone>;

/** How an endpoint is: one that is on and gets nothing through is failing. */
export function EndpointBadge({ endpoint: { state, failingSince } }: { endpoint: EndpointState }) {
  const t = useTranslations('webhooks.states');
  const shown = state === 'active' && failingSince ? 'failing' : state;
  return <Badge tone={TONES[shown]}>{t(shown)}</Badge>;
}
