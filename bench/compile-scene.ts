import { createHash } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { registerCampaign } from '../activities/launch/register-campaign.ts';
import type { Dependencies } from '../activities/ports/dependencies.ts';
import type { NewSubmission } from '../activities/ports/intake.ts';
import { type Composition, compose } from '../worker/compose.ts';
import { syntheticDefinition } from './synthetic-campaign.ts';
import { syntheticCompilation } from './synthetic-compilation.ts';
import { originalFile } from './synthetic-files.ts';

/** The campaign whose replies are compiled, and the moment as at which. */
export const benchCampaign = { id: 'bench-compile', asAtMs: Date.parse('2015-09-11T16:00:00Z') } as const;

/** What a worker is composed of. Nothing is sent and no workflow asked: neither address is ever connected to. */
export const composeOn = (databaseUrl: string, partsFolder?: string): Promise<Composition> =>
  compose(
    {
      databaseUrl,
      ...(partsFolder === undefined ? {} : { partsFolder }),
      smtpUrl: 'smtp://127.0.0.1:1',
      smtpConnections: 1,
      answerTimeoutMs: 30_000,
      portalUrl: () => 'https://portal.test',
      dkim: null,
    },
    new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) }),
  );

/**
 * Files the replies of a campaign as they would be on record once they had come in: the original file of each, what was
 * read out of it, and who sent it.
 */
export const fileReplies = async (databaseUrl: string, submissions: number): Promise<void> => {
  const composition = await composeOn(databaseUrl);
  const { dependencies } = composition;
  try {
    const definition = await syntheticDefinition(benchCampaign.id, 200);
    await new MockActivityEnvironment().run(registerCampaign(dependencies), {
      definition,
      drafter: 'desk-officer',
      clockSpeed: 2,
    });
    const replies = syntheticCompilation(submissions).submissions;
    for (const [index, reply] of replies.entries()) {
      const file = await originalFile(reply, index);
      await fileReply(dependencies, reply.respondents[0]?.code ?? '', file);
    }
  } finally {
    await composition.close();
  }
};

const fileReply = async (
  { texts, database }: Dependencies,
  code: string,
  file: Awaited<ReturnType<typeof originalFile>>,
): Promise<void> => {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const { text } = await texts.examine({ ...file, sha256 });
  if ('unreadable' in text) throw new Error(`${file.name} could not be read: ${text.unreadable}`);
  await database.transaction(async (unit) => {
    await unit.putBlobs([{ sha256, bytes: file.bytes }]);
    await unit.insertSubmission({
      id: `bench-${code}`,
      campaignId: benchCampaign.id,
      addresseeCode: code,
      version: 1,
      replyKind: 'text',
      respondents: [{ code, capacity: 'author' }],
      itemId: null,
      door: 'hand',
      receivedAtMs: Date.parse('2015-06-30T10:00:00Z'),
      timeliness: 'in-time',
      language: text.language,
      direction: text.direction,
      messageId: null,
      theirReference: null,
      theirDate: null,
      publication: 'publish',
      supersedes: null,
      awaitsNoteVerbale: false,
      contentHash: sha256,
      blocks: text.blocks,
      words: text.words,
      registeredBy: 'registrar',
      acknowledge: false,
      files: [
        {
          name: file.name,
          mediaType: file.mediaType,
          sha256,
          size: file.bytes.byteLength,
          disposition: 'reproduced',
          note: null,
        },
      ],
    } satisfies NewSubmission);
  });
};

/**
 * Files a second text of one of the replies: a sentence came in.
 * @param place of the reply among all, between 0 and 1
 */
export const replaceOne = async (databaseUrl: string, place: number): Promise<void> => {
  const composition = await composeOn(databaseUrl);
  try {
    const { database } = composition.dependencies;
    const replies = (await database.read.submissions(benchCampaign.id)).filter((reply) => reply.version === 1);
    const first = replies[Math.floor(replies.length * place)];
    if (first === undefined) throw new Error('There is no reply to replace.');
    const { acknowledgedAtMs: _, withdrawnAtMs: _withdrawn, ...reply } = first;
    await database.transaction((unit) =>
      unit.insertSubmission({
        ...reply,
        id: `${reply.id}-2`,
        version: 2,
        supersedes: reply.id,
        contentHash: `${reply.contentHash.slice(0, 60)}2222`,
        blocks: [...reply.blocks, { kind: 'paragraph', runs: [{ text: 'A sentence came in.' }] }],
      }),
    );
  } finally {
    await composition.close();
  }
};
