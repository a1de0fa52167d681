'use client';

import { Undo2 } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';

export interface FlashRun {
  id: number;
  undo?: boolean;
}

interface FlashActionsProps {
  run: FlashRun;
  undoAction: FormAction;
  onLeave: () => void;
}

/** Below what came of a bulk change: the way back, and the way to its page. */
export function FlashActions({ run, undoAction, onLeave }: FlashActionsProps) {
  const t = useTranslations('common');
  const [path, query] = [usePathname(), useSearchParams().toString()];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {run.undo && (
        <ActionForm action={undoAction}>
          <HiddenField name="id" value={run.id} />
          <HiddenField name="returnTo" value={query ? `${path}?${query}` : path} />
          <SubmitButton
            data-undo
            variant="default"
            size="xs"
            icon={<Undo2 aria-hidden="true" size={12} strokeWidth={1.75} />}
          >
            {t('undo')}
          </SubmitButton>
        </ActionForm>
      )}
      <Link
        href={`/runs/${run.id}`}
        prefetch={false}
        onClick={onLeave}
        className="text-small text-primary underline-offset-2 hover:underline max-md:py-2.5"
      >
        {t('details')}
      </Link>
    </div>
  );
}
