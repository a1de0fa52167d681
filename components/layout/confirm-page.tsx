import type { ReactNode } from 'react';
import { ActionForm } from '#components/ui/form/action-form.tsx';
import { HiddenField } from '#components/ui/form/field.tsx';
import type { FormAction } from '#components/ui/form/form-context.ts';
import { SubmitButton } from '#components/ui/form/submit-button.tsx';
import { Alert } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { PageHeader } from './page-header.tsx';

interface ConfirmPageProps {
  title: string;
  breadcrumb: readonly { href: string; label: string }[];
  question: string;
  /** What follows from it. */
  consequences: ReactNode;
  action: FormAction;
  /** Of the record that it happens to. */
  id: number;
  /** What has to be said with it. */
  children?: ReactNode;
  confirm: string;
  cancel: string;
  /** Where who thinks better of it goes. */
  back: string;
}

/** Asks before something happens to a record that is hard to take back, and says what follows from it. */
export function ConfirmPage(page: ConfirmPageProps) {
  return (
    <>
      <PageHeader title={page.title} breadcrumb={page.breadcrumb} />
      <div className="mx-auto w-full max-w-xl px-4 py-8">
        <Alert tone="warning" title={page.question}>
          {page.consequences}
        </Alert>
        <ActionForm action={page.action} className="mt-5 grid gap-5">
          <HiddenField name="id" value={page.id} />
          {page.children}
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant="danger">{page.confirm}</SubmitButton>
            <ButtonLink href={page.back} variant="ghost">
              {page.cancel}
            </ButtonLink>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
