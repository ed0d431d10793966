import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { buildHandDelivery } from '../../../adapters/mail/mime-hand-delivery.ts';
import { DomainRefusal, NotFound, TemporaryFailure } from '../../../domain/errors.ts';
import { campaignMoment } from '../campaign-moment.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { officerWithRole } from '../role.ts';
import { onlyCampaign } from './show.ts';

interface ReceiveOptions {
  readonly campaign?: string;
  readonly from: string;
  readonly on?: string;
  readonly theirReference?: string;
  readonly json?: boolean;
  readonly as?: string;
}

/** Longest wait for a worker to judge what was registered, in real milliseconds. */
const judgedWithinMs = 30_000;

export const receiveCommand = (): Command =>
  withOfficer(newCommand('receive', 'register a submission by hand, from files'))
    .argument('<files...>', 'files of the submission, in order')
    .requiredOption('--from <addressee>', 'code of the addressee, such as AUT')
    .option('--campaign <id>', 'id of the campaign; needed when there are several')
    .option('--on <moment>', 'when it was received (default: now on the campaign clock)')
    .option('--their-reference <reference>', 'reference number of their note')
    .action((files: string[], options: ReceiveOptions) =>
      runCommand(options, async (context) => {
        const { read } = context.database();
        const officer = await officerWithRole(context, 'registrar', 'register submissions');
        const campaignId = options.campaign ?? (await onlyCampaign(context));
        const { definition } = await read.campaign(campaignId);
        const { code } = await read.addressee(campaignId, options.from.toUpperCase());
        const receivedAtMs =
          options.on === undefined ? null : campaignMoment(options.on, definition.dates.zone, '12:00', '--on');
        const attachments = await Promise.all(files.map(readAttachment));

        const id = randomUUID();
        const raw = await buildHandDelivery({ id, officer, code, campaignId, attachments });
        await storeIncoming(context.database(), {
          id,
          door: 'hand',
          envelopeFrom: '',
          envelopeTo: [],
          raw,
          rawSha256: sha256(raw),
          messageId: null,
          answers: [],
          storedRealAtMs: Date.now(),
          registration: {
            campaignId,
            code,
            officer,
            receivedAtMs,
            theirReference: options.theirReference ?? null,
          },
        });
        await (await context.gateway()).judge(id);
        const state = await judged(context, id);
        context.output.result({ itemId: id, campaign: campaignId, addressee: code, state });
        context.output.line(
          state === 'duplicate'
            ? `The same files from ${code} are on file already; nothing was added.`
            : `Registered from ${code}: ${attachments.map(({ name }) => name).join(', ')}. It is being acknowledged.`,
        );
        return undefined;
      }),
    );

const readAttachment = async (path: string): Promise<{ name: string; bytes: Uint8Array }> => {
  try {
    const bytes = await readFile(path);
    if (bytes.byteLength === 0) throw new DomainRefusal('usage', `${path} is empty; there is nothing to register.`);
    return { name: basename(path), bytes };
  } catch (error) {
    if (error instanceof DomainRefusal) throw error;
    throw new NotFound('The file', path, 'check the path');
  }
};

const judged = async (context: CommandContext, id: string): Promise<string> => {
  const until = Date.now() + judgedWithinMs;
  while (Date.now() < until) {
    const { state } = await context.database().read.incoming(id);
    if (state !== 'stored') return state;
    context.output.progress('Registering …');
    await wait(100);
  }
  throw new TemporaryFailure(
    'The files are stored, but no worker has taken them up yet; they are filed when one runs. Do not register them again.',
  );
};
