interface BalanceBarProps {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  label: string;
}

const WIDTH = 400;

/** The parts of an import side by side. A part that is there is never too thin to be seen. */
export function BalanceBar({ created, updated, unchanged, rejected, label }: BalanceBarProps) {
  const parts = [
    { key: 'created', count: created, look: 'fill-success' },
    { key: 'updated', count: updated, look: 'fill-info' },
    { key: 'unchanged', count: unchanged, look: 'fill-base-content/25' },
    { key: 'rejected', count: rejected, look: 'fill-error' },
  ].filter((part) => part.count > 0);
  const sum = Math.max(1, created + updated + unchanged + rejected);
  const widths = parts.map((part) => Math.max(6, (part.count / sum) * WIDTH));
  const total = Math.max(
    WIDTH,
    widths.reduce((a, b) => a + b, 0),
  );
  return (
    <svg
      viewBox={`0 0 ${total} 6`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="block h-1.5 w-full overflow-hidden rounded-full bg-base-content/8"
    >
      {parts.map((part, index) => (
        <rect
          key={part.key}
          x={widths.slice(0, index).reduce((a, b) => a + b, 0)}
          y={0}
          width={(widths[index] ?? 0) - (index < parts.length - 1 ? 1.5 : 0)}
          height={6}
          className={part.look}
        />
      ))}
    </svg>
  );
}
