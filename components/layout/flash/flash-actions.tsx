'use client';

import { Undo2 } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';

/** What a message is about, and where to look at it. */
export interface FlashSubject {
  id: number;
  /** Takes it back; left out where it cannot be. */
  undo?: FormAction;
  see: { href: string; label: string };
}

interface FlashActionsProps {
  subject: FlashSubject;
  onLeave: () => void;
}

/** Below what came of a bulk change or a merge: the way back, and the way to look at it. */
export function FlashActions({ subject: { id, undo, see }, onLeave }: FlashActionsProps) {
  const t = useTranslations('common');
  const [path, query] = [usePathname(), useSearchParams().toString()];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {undo && (
        <ActionForm action={undo}>
          <HiddenField name="id" value={id} />
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
        href={see.href}
        prefetch={false}
        onClick={onLeave}
        className="text-small text-primary underline-offset-2 hover:underline max-md:py-2.5"
      >
        {see.label}
      </Link>
    </div>
  );
}
