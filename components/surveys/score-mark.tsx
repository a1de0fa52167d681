import { Star } from 'lucide-react';
import { classNames } from '../ui/class-names.ts';

/** One to five stars, with their meaning in words. */
export function ScoreMark({ score, label }: { score: number; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className="inline-flex">
        {[1, 2, 3, 4, 5].map((place) => (
          <Star
            key={place}
            size={13}
            strokeWidth={1.75}
            className={classNames(place <= score ? 'fill-current text-primary' : 'text-base-content/30')}
          />
        ))}
      </span>
      <span className="text-small">{label}</span>
    </span>
  );
}
