const MINUTE = 60_000;

/** In milliseconds: without activity (`SESSION_IDLE_MINUTES`, 8 hours) and in all (`SESSION_MAX_HOURS`, 14 days). */
export function sessionLimits(): { idle: number; total: number } {
  return {
    idle: positive(process.env.SESSION_IDLE_MINUTES, 480) * MINUTE,
    total: positive(process.env.SESSION_MAX_HOURS, 336) * 60 * MINUTE,
  };
}

function positive(text: string | undefined, otherwise: number): number {
  const number = Number(text);
  return text && number > 0 ? number : otherwise;
}
