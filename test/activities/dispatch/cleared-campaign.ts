import { randomUUID } from 'node:crypto';
import type { Database } from '../../../activities/ports/database.ts';
import type { Dependencies } from '../../../activities/ports/dependencies.ts';
import type { NoteKey, OutboxNote } from '../../../activities/ports/outbox.ts';
import type { AddresseeRecord, CampaignRecord } from '../../../activities/ports/records.ts';
import { openDatabase } from '../../../adapters/database/database.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import type { Client } from '../../../adapters/database/prisma-client.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { envelopeSender, noteIdentity } from '../../../domain/dispatch/message-id.ts';
import { startOf } from '../../../domain/dispatch/route.ts';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import { apply, type CycleEvent } from '../../../domain/request-cycle/apply.ts';
import type { RequestCycle } from '../../../domain/request-cycle/cycle.ts';
import { aCampaign } from '../../builders/a-campaign.ts';
import { dispatchAtMs, weekdayMornings } from '../../builders/a-cycle.ts';
import { anAddressee } from '../../builders/an-addressee.ts';

/** Real moment at which the campaign clock, of speed 1, was anchored at the moment of dispatch. */
const anchoredAtMs = 1_700_000_000_000;

/** How long a claim holds in these tests. */
export const leaseMs = 60_000;

const unused = (part: string) => (): never => {
  throw new Error(`${part} has no part in this`);
};

export interface ClearedCampaign {
  readonly campaign: CampaignRecord;
  readonly deps: Dependencies;
  /** Lets campaign time, and real time with it, stand at a moment. */
  readonly setNow: (campaignMs: number) => void;
  readonly realMs: (campaignMs: number) => number;
  readonly request: (code: string) => NoteKey;
  readonly reminder: (code: string, sequence?: number) => NoteKey;
  readonly note: (key: NoteKey) => Promise<OutboxNote | undefined>;
  readonly cycle: (code: string) => Promise<RequestCycle>;
  readonly happen: (code: string, event: CycleEvent) => Promise<void>;
  readonly ledger: (type: string) => Promise<LedgerEvent[]>;
}

/**
 * A campaign in the database, cleared, with the bytes of every request fixed and its clock at the moment
 * of dispatch. Notes that follow are rendered as one line that names their reference and their deadline.
 */
export const clearedCampaign = async (
  client: Client,
  codes: readonly string[],
  overrides: Partial<CampaignDefinition> = {},
  addressee: Partial<AddresseeRecord> = {},
): Promise<ClearedCampaign> => {
  const id = `campaign-${randomUUID().slice(0, 8)}`;
  const definition = aCampaign({ id, ...overrides });
  const campaign: CampaignRecord = {
    id,
    status: 'open',
    definition,
    preparedHash: 'hash',
    draftedBy: 'desk-officer',
    clearedBy: null,
    clock: { originMs: dispatchAtMs, anchoredAtMs, speed: 1 },
    workingMornings: weekdayMornings,
    registrationKey: 'run-1',
  };
  let nowMs = anchoredAtMs;
  const database: Database = openDatabase(client, () => nowMs);
  const deps: Dependencies = {
    database,
    mailer: { connections: 1, send: unused('The exchange') },
    notes: {
      render: async ({ note, deadlineDay, addresses = {} }) => {
        const links = Object.values(addresses).map((address) => `, ${address}`);
        const bytes = new TextEncoder().encode(
          `${note.kind} ${note.reference}, deadline ${deadlineDay}${links.join('')}`,
        );
        return { mime: note.envelopeTo === '' ? null : bytes, pdf: bytes, word: bytes, translations: [] };
      },
    },
    papers: { render: unused('A paper'), expectPaper: unused('A paper') },
    tables: { csv: unused('A table'), xlsx: unused('A workbook') },
    statuses: { count: unused('A status') },
    reports: { build: unused('A report') },
    messages: { read: unused('A message') },
    texts: { examine: unused('A file'), extract: unused('A text'), extractBody: unused('A text') },
    senders: { examine: unused('Who sent it') },
    portal: { newToken: () => randomUUID(), addressOf: (purpose, token) => `https://portal.test/${purpose}/${token}` },
    statusSchedule: { start: unused('The schedule') },
    time: { nowMs: () => nowMs },
    sha256,
    keyedHash: sha256,
    newId: randomUUID,
    leaseMs,
  };
  const addressees = codes.map((code, index) => anAddressee(code, index + 1, { campaignId: id, ...addressee }));
  await writeCampaign(database, campaign, addressees);
  return {
    campaign,
    deps,
    setNow: (campaignMs) => {
      nowMs = anchoredAtMs + campaignMs - dispatchAtMs;
    },
    realMs: (campaignMs) => anchoredAtMs + campaignMs - dispatchAtMs,
    request: (code) => ({ campaignId: id, code, kind: 'request', sequence: 1 }),
    reminder: (code, sequence = 1) => ({ campaignId: id, code, kind: 'reminder', sequence }),
    note: async (key) => (await database.read.notes([key]))[0],
    cycle: async (code) => (await database.read.addressee(id, code)).cycle,
    happen: (code, event) =>
      database.transaction(async (unit) => {
        for (const { cycle } of await unit.lockCycles(id, { codes: [code] }))
          await unit.saveCycles(id, [apply(cycle, event)]);
      }),
    ledger: async (type) => (await database.read.ledger(id)).filter((event) => event.type === type),
  };
};

const writeCampaign = async (
  database: Database,
  campaign: CampaignRecord,
  addressees: readonly AddresseeRecord[],
): Promise<void> => {
  const { id, definition } = campaign;
  const bytes = new TextEncoder().encode(`The request of ${id}`);
  const hash = sha256(bytes);
  const notes = addressees.map((addressee) => {
    const key = { campaignId: id, addresseeCode: addressee.code, kind: 'request' as const, sequence: 1 };
    const { messageId, token } = noteIdentity(key, sha256, definition.office.senderMailbox);
    return {
      id: randomUUID(),
      campaignId: id,
      code: addressee.code,
      kind: 'request' as const,
      sequence: 1,
      reference: `${id} ${addressee.requestReference}`,
      dated: '2015-05-20',
      messageId,
      token,
      envelopeFrom: envelopeSender(definition.office.senderMailbox, token),
      channel: addressee.channel,
      envelopeTo: startOf(addressee, definition).envelopeTo,
      inReplyTo: null,
      submissionId: null,
      preparedAtMs: dispatchAtMs,
    };
  });
  await database.transaction(async (unit) => {
    await unit.insertCampaign(campaign, addressees);
    await unit.putBlobs([{ sha256: hash, bytes }]);
    await unit.insertNotes(notes);
    await unit.fixNotes(notes.map((note) => ({ id: note.id, mimeSha256: hash, pdfSha256: hash, wordSha256: hash })));
  });
};
