import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { buildHandDelivery } from '../../../adapters/mail/mime-hand-delivery.ts';
import { DomainRefusal, NotFound, TemporaryFailure } from '../../../domain/errors.ts';
import { contentIdentity } from '../../../domain/receive/admissibility.ts';
import { heldTexts, judgeSuccession } from '../../../domain/receive/succession.ts';
import { campaignMoment } from '../campaign-moment.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { shortId } from '../inbox/whole-id.ts';
import { officerWithRole } from '../role.ts';
import { wrappedText } from '../wrapped-text.ts';
import { onlyCampaign } from './show.ts';

interface ReceiveOptions {
  readonly campaign?: string;
  readonly from: string;
  readonly on?: string;
  readonly theirReference?: string;
  readonly replaces?: boolean;
  readonly beside?: boolean;
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
    .option('--replaces', 'it takes the place of the newest text on file')
    .option('--beside', 'it stands beside what is on file; both hold')
    .action((files: string[], options: ReceiveOptions) =>
      runCommand(options, async (context) => {
        const { read } = context.database();
        if (options.replaces && options.beside)
          throw new DomainRefusal('usage', 'Either --replaces or --beside: it cannot do both.');
        const officer = await officerWithRole(context, 'registrar', 'register submissions');
        const campaignId = options.campaign ?? (await onlyCampaign(context));
        const { definition } = await read.campaign(campaignId);
        const { code } = await read.addressee(campaignId, options.from.toUpperCase());
        const receivedAtMs =
          options.on === undefined ? null : campaignMoment(options.on, definition.dates.zone, '12:00', '--on');
        const attachments = await Promise.all(files.map(readAttachment));
        const replaces = options.replaces ? true : options.beside ? false : undefined;
        await refuseUnsaid(context, campaignId, code, attachments, replaces);

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
            ...(replaces === undefined ? {} : { replaces }),
          },
        });
        await (await context.gateway()).judge(id);
        const state = await judged(context, id);
        context.output.result({ itemId: id, campaign: campaignId, addressee: code, state });
        for (const line of wrappedText(outcomeOf(state, id, code, attachments))) context.output.line(line);
        return undefined;
      }),
    );

const outcomeOf = (state: string, id: string, code: string, attachments: readonly Attachment[]): string => {
  if (state === 'duplicate') return `The same files from ${code} are on file already; nothing was added.`;
  const names = attachments.map(({ name }) => name).join(', ');
  return state === 'filed'
    ? `Registered from ${code}: ${names}. It is being acknowledged.`
    : `Stored from ${code}: ${names}. It waits for a decision: verbale inbox show ${shortId(id)}`;
};

/**
 * A second text takes the place of another only where somebody says so, and whoever registers it is there to say it.
 * The worker asks the same of what is on file by then.
 */
const refuseUnsaid = async (
  context: CommandContext,
  campaignId: string,
  code: string,
  attachments: readonly Attachment[],
  replaces: boolean | undefined,
): Promise<void> => {
  const replies = await context.database().read.repliesOf(campaignId, [code]);
  const onFile = heldTexts(replies, Number.POSITIVE_INFINITY);
  const hashes = attachments.map(({ bytes }) => sha256(bytes));
  const contentHash = sha256(contentIdentity(hashes, null));
  // What is on file already is recognised, whatever is said of it.
  if (replies.some((reply) => reply.contentHash === contentHash)) return;
  if (replaces === undefined) {
    const arrival = { door: 'hand', replyKind: 'text', words: 0, contentHash, joint: false, replaces: null } as const;
    const followed = judgeSuccession(arrival, onFile);
    if (followed.kind === 'ask')
      throw new DomainRefusal(
        'say-what-it-replaces',
        `Version ${followed.newest.version} of ${code} is on file (verbale show ${code}). Say --replaces if this takes its place, or --beside if both hold. Nothing was registered.`,
      );
  }
  if (replaces === true && !onFile.some(({ joint }) => !joint))
    throw new DomainRefusal(
      'nothing-to-replace',
      onFile.length === 0
        ? `Nothing of ${code} is on file that this could replace: leave --replaces out. Nothing was registered.`
        : `Only a joint text of ${code} is on file, and that is others' text as well: say --beside. Nothing was registered.`,
    );
};

interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const readAttachment = async (path: string): Promise<Attachment> => {
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
