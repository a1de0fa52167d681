/** Lets through `perSecond` in the long run and `atOnce` after a quiet time; costs two numbers, whoever comes. */
export function rate(perSecond: number, atOnce: number, now: () => number = () => performance.now()) {
  let left = atOnce;
  let seen = now();
  return (): boolean => {
    const moment = now();
    left = Math.min(atOnce, left + ((moment - seen) / 1000) * perSecond);
    seen = moment;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
