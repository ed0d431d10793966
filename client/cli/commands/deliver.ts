import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Reads } from '../../../activities/ports/database.ts';
import type { OutboxNote } from '../../../activities/ports/outbox.ts';
import { deliveryListCsv } from '../../../adapters/report/delivery-list-csv.ts';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import { deliveryList, inDeliveryOrder, type NoteToDeliver } from '../../../domain/dispatch/delivery-list.ts';
import { isLaidOut } from '../../../domain/dispatch/notes-to-deliver.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { localDay } from '../../../domain/time/zoned.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';

interface DeliverOptions {
  readonly list?: string;
  readonly on?: string;
  readonly by?: string;
  readonly note?: string;
  readonly json?: boolean;
  readonly as?: string;
}

export const deliverCommand = (): Command =>
  withOfficer(newCommand('deliver', 'notes delivered by hand: print what lies ready, and mark what was delivered'))
    .argument('<campaign>', 'id of the campaign')
    .argument('[addressee]', 'code of the addressee to whom something was delivered')
    .option('--list <folder>', 'write what lies ready: one PDF for printing, and the delivery list as PDF and CSV')
    .option('--on <date>', 'day of the delivery, such as 2015-05-21')
    .option('--by <who>', 'who handed it over: pouch, registry')
    .option('--note <reference>', 'only the note of this number (default: everything that lies ready)')
    .action((campaign: string, addressee: string | undefined, options: DeliverOptions) =>
      runCommand(options, async (context) => {
        if (options.list !== undefined && addressee === undefined) return print(context, campaign, options.list);
        if (options.list === undefined && addressee !== undefined) return mark(context, campaign, addressee, options);
        throw new DomainRefusal(
          'usage',
          'Either --list <folder> to print what lies ready, or an addressee with --on <date> --by <who> to mark it delivered.',
        );
      }),
    );

const mark = async (
  context: CommandContext,
  campaign: string,
  addressee: string,
  { on, by, note }: DeliverOptions,
): Promise<undefined> => {
  if (on === undefined || by === undefined)
    throw new DomainRefusal('usage', 'Say when and by whom it was delivered: --on 2015-05-21 --by pouch.');
  const gateway = await context.gateway();
  const code = addressee.toUpperCase();
  const input = { officer: context.officer(), code, on, by, reference: note ?? null };
  const { references } = await gateway.markDelivered(campaign, input);
  context.output.result({ delivered: references });
  context.output.line(`Delivered to ${code} on ${on}: ${references.join(', ')}.`);
  return undefined;
};

/** Writes the batch of everything that lies ready. */
const print = async ({ database, output }: CommandContext, campaignId: string, folder: string): Promise<undefined> => {
  const { read } = database();
  const { title, definition, clock } = await campaignOf(read, campaignId);
  const ready = await notesToDeliver(read, campaignId);
  if (ready.length === 0) {
    output.result({ folder: null, notes: [] });
    output.line('Nothing lies ready for delivery by hand.');
    return undefined;
  }
  // Loaded here: the typesetter is large, and every other command starts without it.
  const { createTypstCompiler } = await import('../../../adapters/documents/typst-compiler.ts');
  const { pagesOf, renderDeliveryList, renderHandBatch } = await import('../../../adapters/documents/hand-batch.ts');
  const pdfs = await read.blobs(ready.map(({ pdfSha256 }) => pdfSha256 as string));
  const notes = await Promise.all(
    ready.map(async (note) => {
      const pdf = pdfs.get(note.pdfSha256 as string) as Uint8Array;
      return { ...note, pdf, pages: await pagesOf(pdf) };
    }),
  );
  const rows = deliveryList(notes);
  const day = localDay(campaignTime(clock, Date.now()), definition.dates.zone);
  const compiler = createTypstCompiler();
  const files = {
    'notes.pdf': renderHandBatch(
      compiler,
      `Notes for delivery by hand: ${title}`,
      day,
      notes.map(({ pdf, pages, reference, addressee }) => ({ title: `${reference}, ${addressee}`, pdf, pages })),
    ),
    'delivery-list.pdf': renderDeliveryList(
      compiler,
      { title: 'Delivery by hand', subtitle: `${title}. ${day}, ${rows.length} notes.`, rows },
      day,
    ),
    'delivery-list.csv': deliveryListCsv(rows),
  };
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  output.result({ folder, notes: rows });
  output.table(
    ['No.', 'Addressee', 'Reference', 'Note'],
    rows.map((row) => [String(row.number), `${row.addressee} (${row.code})`, row.reference, row.note]),
  );
  output.line('');
  for (const name of Object.keys(files)) output.line(join(folder, name));
  output.line('');
  output.line(`When one is delivered: verbale deliver ${campaignId} <addressee> --on <date> --by <who>`);
  return undefined;
};

const campaignOf = async (read: Reads, id: string) => {
  const campaign = await read.campaign(id);
  return { ...campaign, title: campaign.definition.title };
};

/** What lies ready and is still wanted, in the order of the audience; pages are not counted yet. */
const notesToDeliver = async (
  read: Reads,
  campaignId: string,
): Promise<(Omit<NoteToDeliver, 'pages'> & Pick<OutboxNote, 'pdfSha256'>)[]> => {
  const addressees = await read.addressees(campaignId, 0, Number.MAX_SAFE_INTEGER);
  const byCode = new Map(addressees.map((addressee) => [addressee.code, addressee]));
  const notes = (await read.notesOf(campaignId, null)).flatMap((note) => {
    const addressee = byCode.get(note.code);
    return addressee === undefined ||
      note.pdfSha256 === null ||
      note.channel !== 'hand' ||
      !isLaidOut(note, addressee.cycle)
      ? []
      : [{ ...note, addressee: addressee.name, position: addressee.position }];
  });
  return inDeliveryOrder(notes);
};
