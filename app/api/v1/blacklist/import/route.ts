import { z } from 'zod';
import { accepted } from '#lib/api/answers.ts';
import { refuseOtherUploads } from '#lib/api/request/upload-type.ts';
import { resource } from '#lib/api/resource.ts';
import { authorize } from '#lib/core/permissions.ts';
import { receiveImport } from '#lib/imports/receive-import.ts';
import { readUpload } from '#lib/imports/upload/read-upload.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: async ({ actor, query, request }) => {
    // Before the body is looked at: who may not import need not send a gigabyte to hear it.
    authorize(actor, 'blacklist.manage');
    const given = query({ direction: z.string().optional(), note: z.string().optional() });
    refuseOtherUploads(request);
    const file = { ...(await readUpload(request)), ...given, into: 'blacklist' } as const;
    const { id } = await receiveImport(actor, file);
    return accepted(`/api/v1/imports/${id}`, { id });
  },
});
