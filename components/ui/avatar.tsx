import { classNames } from './class-names.ts';

/** The picture, or initials on a hue that stays the name's own. The name stands beside it, so screen readers skip it. */
export function Avatar({
  name,
  src,
  size = 'md',
  className,
}: {
  name: string;
  src?: string | null;
  size?: 'xs' | 'sm' | 'md' | 'lg';
  className?: string;
}) {
  return (
    <span
      aria-hidden="true"
      className={classNames('avatar', size !== 'md' && `avatar-${size}`, `avatar-${hueOf(name)}`, className)}
    >
      {src ? (
        // biome-ignore lint/performance/noImgElement: small already, and not for everybody's cache
        <img src={src} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
      ) : (
        initialsOf(name)
      )}
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
