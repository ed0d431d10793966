import MailComposer from 'nodemailer/lib/mail-composer';
import type { UploadedFile } from '../../activities/ports/intake.ts';
import type { UploadDeclaration } from '../../domain/portal/declaration.ts';

export interface UploadToCompose {
  readonly itemId: string;
  readonly campaignId: string;
  readonly code: string;
  readonly receipt: string;
  readonly declaration: UploadDeclaration;
  readonly files: readonly UploadedFile[];
}

const described = ({ code, campaignId, receipt, declaration, files }: UploadToCompose): string =>
  [
    `Uploaded by the link of ${code} in ${campaignId}; receipt ${receipt}.`,
    '',
    `Their reference: ${declaration.theirReference ?? '-'}`,
    `Their date: ${declaration.theirDate ?? '-'}`,
    `Also on behalf of: ${declaration.onBehalfOf ?? '-'}`,
    `Reply: ${declaration.replyKind ?? 'text'}`,
    `Publication: ${declaration.publication}`,
    `Note verbale: ${declaration.noteVerbale}`,
    `Replaces what was sent before: ${declaration.replacesEarlier ? 'yes' : 'no'}`,
    '',
    ...files.map(({ name, size, sha256 }) => `${sha256}  ${size}  ${name}`),
    ...(declaration.message === null ? [] : ['', declaration.message]),
    '',
  ].join('\n');

/**
 * The message in which an upload is kept, so that every door leads to the same raw store and the same
 * reader: what was said, and the files by their content, which the database holds. It is never sent.
 */
export const buildUploadMessage = (upload: UploadToCompose): Promise<Uint8Array> =>
  new MailComposer({
    from: { name: '', address: 'portal@upload.test' },
    subject: `Uploaded for ${upload.code}, receipt ${upload.receipt}`,
    messageId: `<${upload.itemId}@upload.test>`,
    text: described(upload),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
