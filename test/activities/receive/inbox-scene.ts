import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { Dependencies } from '../../../activities/ports/dependencies.ts';
import { decideInbox } from '../../../activities/receive/inbox/decide.ts';
import { judgeItem } from '../../../activities/receive/judge-item.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { createSenderAuthentication } from '../../../adapters/mail/authentication.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { extractBody } from '../../../adapters/submissions/extract-text.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { factsAsAt } from '../../../domain/report/response-facts.ts';
import type { JudgedItem } from '../../../workflows/contracts/activities.ts';
import type { Decided, InboxDecision } from '../../../workflows/contracts/inbox.ts';
import type { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { askZone } from '../../adapters/mail/authentication-fixture.ts';
import { dispatchAtMs } from '../../builders/a-cycle.ts';
import { type ClearedCampaign, clearedCampaign } from '../dispatch/cleared-campaign.ts';

const day = 86_400_000;

/** What a mission sends: words, and text files by name. */
export interface Sent {
  readonly subject?: string;
  readonly text: string;
  readonly files?: Readonly<Record<string, string>>;
}

export interface InboxScene extends ClearedCampaign {
  readonly deps: Dependencies;
  /** Takes a reply in and judges it. Its moment is one day after the one before. */
  readonly receive: (
    code: string,
    sent: Sent,
  ) => Promise<JudgedItem & { readonly itemId: string; readonly reason: string | null }>;
  readonly decide: (decision: InboxDecision, officer?: string) => Promise<Decided>;
  /** Everything that a decision may change: items, submissions that count, cycles, open tasks, the status of responses. */
  readonly snapshot: () => Promise<unknown>;
}

const part = ([name, text]: [string, string]): string =>
  `--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${text}\r\n`;

/** A cleared campaign whose requests were accepted, with everything that judges what comes back. */
export const inboxScene = async (
  own: ReturnType<typeof useOwnDatabase>,
  codes: readonly string[],
  overrides: Partial<CampaignDefinition> = {},
): Promise<InboxScene> => {
  const cleared = await clearedCampaign(own.client, codes, overrides);
  for (const code of codes)
    await cleared.happen(code, { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs });
  const deps: Dependencies = {
    ...cleared.deps,
    messages: { read: parseIncoming },
    texts: {
      examine: async (file) => ({
        inspection: {
          outcome: 'accepted',
          kind: 'txt',
          facts: { pages: null, pixels: null },
          virusScan: { state: 'not-asked' },
        } as never,
        text: extractBody(new TextDecoder().decode(file.bytes)),
      }),
      extract: async (file) => extractBody(new TextDecoder().decode(file.bytes)),
      extractBody,
    },
    senders: createSenderAuthentication({ ask: askZone }),
  };
  const id = cleared.campaign.id;
  const { replyMailbox } = cleared.campaign.definition.office;
  let nowMs = dispatchAtMs;
  const receive: InboxScene['receive'] = async (code, { subject, text, files = {} }) => {
    nowMs += day;
    cleared.setNow(nowMs);
    const request = await cleared.note(cleared.request(code));
    const mailbox = `mission@${code.toLowerCase()}.example`;
    const raw = Buffer.from(
      `From: <${mailbox}>\r\nTo: <${replyMailbox}>\r\nMessage-ID: <${randomUUID()}@mission.example>\r\nSubject: ${subject ?? 'Reply'}\r\nIn-Reply-To: ${request?.messageId}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n${Object.entries(files).map(part).join('')}--b--\r\n`,
    );
    const itemId = randomUUID();
    await storeIncoming(own.database, {
      id: itemId,
      door: 'smtp',
      envelopeFrom: mailbox,
      envelopeTo: [replyMailbox],
      peer: { address: '127.0.0.1', helo: 'mx.mission.example' },
      raw,
      rawSha256: deps.sha256(raw),
      answers: [],
      messageId: null,
      storedRealAtMs: cleared.realMs(nowMs),
      registration: null,
    });
    const judged = (await new MockActivityEnvironment().run(judgeItem(deps), { itemId })) as JudgedItem;
    const { reason } = await deps.database.read.incoming(itemId);
    return { ...judged, itemId, reason };
  };
  return {
    ...cleared,
    deps,
    receive,
    decide: async (decision, officer = 'registrar') => {
      nowMs += 3_600_000;
      cleared.setNow(nowMs);
      const input = { decisionId: randomUUID(), officer, decision };
      return (await new MockActivityEnvironment().run(decideInbox(deps), input)) as Decided;
    },
    snapshot: async () => {
      const { read } = deps.database;
      const addressees = await read.addressees(id, 0, 1_000);
      const items = await own.client.incomingItem.findMany({ where: { campaignId: id }, orderBy: { id: 'asc' } });
      const tasks = await own.client.officerTask.findMany({
        where: { campaignId: id, closedAt: null },
        orderBy: { id: 'asc' },
      });
      const reported = addressees.map(({ cycle: _, ...addressee }) => ({ ...addressee, sortKey: addressee.code }));
      return {
        items: items.map(({ state, class: kind, reason, addresseeCode, concerns }) => ({
          state,
          kind,
          reason,
          addresseeCode,
          concerns,
        })),
        submissions: (await read.submissions(id)).map(({ blocks: _, ...submission }) => submission),
        cycles: addressees.map(({ cycle: { revision: _, ...cycle } }) => cycle),
        tasks: tasks.map((task) => task.id),
        facts: factsAsAt(await read.ledger(id), reported, nowMs + day, { countOnBehalf: false }),
      };
    },
  };
};
