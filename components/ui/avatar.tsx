import { classNames } from './class-names.ts';

const SIZES = {
  xs: 'size-6 text-[0.68rem]',
  sm: 'size-7 text-[0.714rem]',
  md: 'size-8 text-[0.786rem]',
  lg: 'size-14 text-[1.214rem]',
} as const;

/** Initials on a hue that stays the name's own. The name stands beside it, so screen readers skip it. */
export function Avatar({
  name,
  size = 'md',
  className,
}: {
  name: string;
  size?: keyof typeof SIZES;
  className?: string;
}) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'avatar-hue grid shrink-0 select-none place-items-center rounded-full font-semibold',
        `avatar-hue-${hueOf(name)}`,
        SIZES[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

/** First letters of the first and last word; `d’Ávila` gives Á. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|^d[’']/u, ''));
  const filled = words.filter((word) => word !== '' && !/^(d[aeo]s?|e|of|the)$/i.test(word));
  const chosen = filled.length > 1 ? [filled[0], filled.at(-1)] : filled;
  return chosen.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('') || '?';
}

function hueOf(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return (hash % 10) + 1;
}
