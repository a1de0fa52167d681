import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { sealedParameters } from '#components/ui/address/sealed-words.ts';
import { database } from '#db/client.ts';
import { readSelection, type Selection, selectionParameters } from '#lib/contacts/selection/selection.ts';
import type { Actor } from '#lib/core/actor.ts';
import { Forbidden, Refused, refuse, Unauthenticated } from '#lib/core/errors.ts';
import { fieldsOf } from '#lib/core/list-parameter.ts';
import { parseInput } from '#lib/core/parse-input.ts';
import { exportContacts } from '#lib/exports/export-contacts.ts';
import { exportDownload } from '#lib/exports/export-download.ts';
import { EXPORT_CONTENTS, EXPORT_FORMATS, type ExportContents } from '#lib/exports/export-format.ts';
import { importLayout, type MakeLayout } from '#lib/exports/export-layout.ts';
import { readableLayout } from '#lib/exports/readable-layout.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import { isSameOrigin } from '#lib/web/is-same-origin.ts';
import { currentActor } from '#lib/web/session.ts';
import { addressKey } from '#lib/web/session-cookie.ts';

const schema = z.object({
  format: z.enum(EXPORT_FORMATS, 'export_format_unknown'),
  contents: z.enum(EXPORT_CONTENTS).catch('import'),
});

/** Sends the selected contacts as a file. A POST: taking a base out is an action, and no link of another site may do it. */
export async function POST(request: NextRequest): Promise<Response> {
  let selection: Selection | null = null;
  try {
    if (!isSameOrigin((name) => request.headers.get(name))) throw new Forbidden('same-origin');
    const actor = await currentActor();
    const given = await formFields(request);
    selection = readSelection(given);
    if (!selection) refuse('selection', 'export_empty');
    const { format, contents } = parseInput(schema, given);
    const layout = await layoutOf(contents, [given.column ?? []].flat(), actor);
    return exportDownload(await exportContacts(actor, selection, format, database(), layout), format, actor);
  } catch (error) {
    if (error instanceof Unauthenticated) return seeOther('/sign-in?next=/contacts');
    if (error instanceof Forbidden) return new Response(null, { status: 403 });
    if (error instanceof Refused) return seeOther(refusedAddress(error, selection, await addressKey()));
    throw error;
  }
}

async function layoutOf(
  contents: ExportContents,
  columns: readonly string[],
  { locale }: Actor,
): Promise<MakeLayout> {
  if (contents === 'import') return importLayout;
  const t = await getTranslations({ locale });
  return readableLayout(t, contents === 'screen' ? columns : undefined);
}

/** @throws Refused for what is no form */
async function formFields(request: NextRequest): Promise<Record<string, string | string[]>> {
  const form = await request.formData().catch(() => refuse('selection', 'export_empty'));
  const fields: Record<string, string | string[]> = Object.create(null);
  for (const [name, values] of fieldsOf(form))
    fields[name] = values.filter((value) => typeof value === 'string');
  const { format, contents } = fields;
  return { ...fields, format: format?.[0] ?? '', contents: contents?.[0] ?? '' };
}

function refusedAddress(error: Refused, selection: Selection | null, key: string): string {
  const refused = Object.values(error.fields)[0]?.[0]?.code ?? 'unexpected';
  const selected = selection ? selectionParameters(selection) : {};
  return `/contacts/export?${sealedParameters({ ...selected, refused }, key)}`;
}

/** A relative address: the server need not know by which name it is reached. */
function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });
}
