import Link from 'next/link';
import { niceScale } from './nice-scale.ts';

export interface Column {
  /** Short, under the column. */
  label: string;
  /** Whole sentence for the tooltip and the table: `novembro de 2026: 1.204`. */
  description: string;
  /** The value as people read it. */
  shown: string;
  value: number;
  /** The list of what it counts. */
  href: string;
}

interface ColumnChartProps {
  columns: readonly Column[];
  /** What the picture shows, read out before the values. */
  title: string;
  /** Words of an axis value, such as `1,5 mil`. */
  tick: (value: number) => string;
}

const WIDTH = 880;
const HEIGHT = 240;
const LEFT = 44;
const BOTTOM = 24;
const TOP = 18;

/** Columns over time, drawn here and now: no script, no style attribute, colours from the theme. */
export function ColumnChart({ columns, title, tick }: ColumnChartProps) {
  const scale = niceScale(Math.max(...columns.map((column) => column.value)));
  const step = (WIDTH - LEFT) / columns.length;
  const y = (value: number) => TOP + (1 - value / scale.top) * (HEIGHT - TOP - BOTTOM);
  return (
    <figure>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no picture */}
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label={title}
        className="h-auto w-full max-sm:hidden"
      >
        {scale.ticks.map((value) => (
          <g key={value}>
            <line
              x1={LEFT}
              x2={WIDTH}
              y1={y(value)}
              y2={y(value)}
              className={value === 0 ? 'stroke-base-content/25' : 'stroke-base-300'}
            />
            <text
              x={LEFT - 8}
              y={y(value) + 4}
              textAnchor="end"
              className="num fill-base-content/70 text-[11.5px]"
            >
              {tick(value)}
            </text>
          </g>
        ))}
        {columns.map((column, index) => (
          <a key={column.description} href={column.href} aria-label={column.description} className="group">
            <title>{column.description}</title>
            <rect x={LEFT + index * step} y={TOP} width={step} height={HEIGHT - TOP} fill="transparent" />
            <path
              d={columnPath(LEFT + index * step + step * 0.2, y(column.value), step * 0.6, y(0))}
              className={
                index === columns.length - 1 ? 'fill-primary' : 'fill-primary-soft group-hover:fill-primary'
              }
            />
          </a>
        ))}
        {columns.map((column, index) => (
          <g key={column.description} className="pointer-events-none">
            {(index === columns.length - 1 || column.value === Math.max(...columns.map((c) => c.value))) &&
              column.value > 0 && (
                <text
                  x={LEFT + (index + 0.5) * step}
                  y={y(column.value) - 5}
                  textAnchor="middle"
                  className="num fill-base-content text-[11.5px] font-medium"
                >
                  {column.shown}
                </text>
              )}
            <text
              x={LEFT + (index + 0.5) * step}
              y={HEIGHT - 6}
              textAnchor="middle"
              className="fill-base-content/70 text-[11.5px]"
            >
              {column.label}
            </text>
          </g>
        ))}
      </svg>
      <ul className="flex flex-col gap-1.5 sm:hidden">
        {columns.slice(-6).map((column) => (
          <li
            key={column.description}
            className="grid grid-cols-[3rem_1fr_auto] items-center gap-2 text-small"
          >
            <Link
              href={column.href}
              prefetch={false}
              className="inline-flex min-h-6 min-w-6 items-center text-base-content/75 underline-offset-2 hover:underline"
            >
              {column.label}
            </Link>
            <progress
              aria-hidden="true"
              value={column.value}
              max={scale.top}
              className="progress progress-primary h-2"
            />
            <span className="num min-w-14 text-right font-medium">{column.shown}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** A column with its upper corners rounded; nothing where there is nothing. */
function columnPath(x: number, top: number, width: number, bottom: number): string {
  const height = bottom - top;
  if (height <= 0) return '';
  const radius = Math.min(3, height, width / 2);
  return `M${x} ${bottom}V${top + radius}q0 ${-radius} ${radius} ${-radius}h${width - 2 * radius}q${radius} 0 ${radius} ${radius}V${bottom}Z`;
}
