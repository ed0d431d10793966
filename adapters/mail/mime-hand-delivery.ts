import MailComposer from 'nodemailer/lib/mail-composer';

export interface HandDelivery {
  readonly id: string;
  readonly officer: string;
  readonly campaignId: string;
  readonly code: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/**
 * The container in which files registered by hand are kept: one message, so that every door leads to
 * the same raw store and the same reader. It is never sent.
 */
export const buildHandDelivery = ({ id, officer, campaignId, code, attachments }: HandDelivery): Promise<Uint8Array> =>
  new MailComposer({
    from: { name: '', address: 'registry@hand-delivery.test' },
    subject: `Registered by hand for ${code}`,
    messageId: `<${id}@hand-delivery.test>`,
    text: `Registered by ${officer} for ${code} in ${campaignId}.`,
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: attachments.map(({ name, bytes }) => ({ filename: name, content: Buffer.from(bytes) })),
  })
    .compile()
    .build();
