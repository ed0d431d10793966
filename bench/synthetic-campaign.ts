import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../activities/ports/database.ts';
import type { NumberedNote } from '../activities/ports/outbox.ts';
import type { AddresseeRecord, CampaignRecord } from '../activities/ports/records.ts';
import { readCampaignFile } from '../adapters/campaign-file/campaign-file.ts';
import { sha256 } from '../adapters/database/ledger.ts';
import { buildNoteMime } from '../adapters/mail/mime-note.ts';
import type { CampaignDefinition } from '../domain/campaign/definition.ts';
import { envelopeSender, noteIdentity } from '../domain/dispatch/message-id.ts';
import { noteText } from '../domain/dispatch/note-text.ts';
import { formatReference } from '../domain/launch/reference-number.ts';
import { campaignCalendar } from '../domain/remind/duty-station-calendar.ts';
import { workingMornings } from '../domain/remind/working-mornings.ts';
import { newCycle } from '../domain/request-cycle/cycle.ts';
import { yearOf } from '../domain/time/calendar-day.ts';
import { localDay } from '../domain/time/zoned.ts';
import { projectFolder } from '../stack/project.ts';
import { packMessages } from './message-pack.ts';

/** Bytes of the file that every note carries, different for each. */
const pdfBytes = 50 * 1024;

/** Notes whose bytes are written in one transaction. */
const chunk = 100;

/** Campaign time from one reminder to the next, and from the dispatch to the first. */
export const reminderGapMs = 28 * 86_400_000;

/**
 * The demonstration campaign under another name, with three reminders twenty working days apart and
 * room after the last, so that whoever stays silent gets every one of them.
 */
export const syntheticDefinition = async (id: string, cohortSize: number): Promise<CampaignDefinition> => {
  const campaign = await readCampaignFile(join(projectFolder, 'campaigns', 'resolution-7-1-first-meeting.yaml'));
  return {
    ...campaign,
    id,
    dates: {
      ...campaign.dates,
      dispatchAt: '2015-05-20T07:00:00.000Z',
      deadlineAt: '2015-08-31T16:00:00.000Z',
      cutOffAt: '2015-09-25T16:00:00.000Z',
      compileAt: '2015-09-25T16:00:00.000Z',
      closeAt: '2015-09-28T07:00:00.000Z',
    },
    reminders: { offsets: [-52, -32, -12], cap: 3, minimumGap: 5 },
    statusReport: { everyDays: null },
    cohortSize,
  };
};

export interface SyntheticCampaign {
  readonly definition: CampaignDefinition;
  readonly addressees: number;
  /** Speed of the campaign clock. */
  readonly speed: number;
  /** The run that finds this work as its own (registerCampaign). */
  readonly runId: string;
  /** File that takes the very same messages for the other side of the comparison; null for none. */
  readonly pack: string | null;
}

/**
 * Writes a campaign whose notes are numbered, rendered and fixed already, through the database's own port: what
 * `registerCampaign` and `prepareRequestNotes` would have left behind, so that the workflow finds it and goes on.
 */
export const writeSyntheticCampaign = async (database: Database, campaign: SyntheticCampaign): Promise<void> => {
  const { definition } = campaign;
  const addressees = Array.from({ length: campaign.addressees }, (_, index) => addresseeOf(definition, index));
  const notes = await database.transaction(async (unit) => {
    const year = yearOf(localDay(Date.parse(definition.dates.dispatchAt), definition.dates.zone));
    const first = await unit.takeSerials(definition.office.referencePattern, year, addressees.length);
    const numbered = addressees.map((addressee, index) => ({
      ...addressee,
      requestReference: formatReference(definition.office.referencePattern, year, first + index),
    }));
    const requests = numbered.map((addressee) => requestOf(definition, addressee));
    await unit.insertCampaign(recordOf(campaign), numbered);
    await unit.insertNotes(requests);
    await unit.append(definition.id, [
      {
        atMs: Date.parse(definition.dates.dispatchAt),
        type: 'campaign-registered',
        subject: null,
        actor: 'desk-officer',
        data: { definition, clockSpeed: campaign.speed },
      },
    ]);
    return requests;
  });
  for (let start = 0; start < notes.length; start += chunk)
    await fixChunk(database, campaign, notes.slice(start, start + chunk));
};

const fixChunk = async (
  database: Database,
  { definition, pack }: SyntheticCampaign,
  notes: readonly NumberedNote[],
): Promise<void> => {
  const built = await Promise.all(
    notes.map(async (note) => {
      const mime = await messageOf(definition, note);
      return { note, mime, hash: sha256(mime) };
    }),
  );
  if (pack !== null)
    appendFileSync(
      pack,
      packMessages(
        built.map(({ note, mime }) => ({ from: note.envelopeFrom, to: note.envelopeTo, mime: Buffer.from(mime) })),
      ),
    );
  await database.transaction(async (unit) => {
    await unit.putBlobs(built.map(({ hash, mime }) => ({ sha256: hash, bytes: mime })));
    await unit.fixNotes(
      built.map(({ note, hash }) => ({ id: note.id, mimeSha256: hash, pdfSha256: null, wordSha256: null })),
    );
    await unit.append(
      definition.id,
      built.map(({ note, hash }) => ({
        atMs: note.preparedAtMs,
        type: 'note-prepared',
        subject: note.code,
        actor: 'verbale',
        data: { messageId: note.messageId, kind: note.kind, sequence: note.sequence, mimeSha256: hash },
      })),
    );
  });
};

const recordOf = ({ definition, speed, runId }: SyntheticCampaign): CampaignRecord => {
  const dispatchAtMs = Date.parse(definition.dates.dispatchAt);
  return {
    id: definition.id,
    status: 'preparing',
    definition,
    preparedHash: null,
    draftedBy: 'desk-officer',
    clearedBy: null,
    // Due at the moment of clearance.
    clock: { originMs: dispatchAtMs, anchoredAtMs: null, speed },
    workingMornings: workingMornings(
      campaignCalendar(definition),
      definition.dates.zone,
      dispatchAtMs,
      Date.parse(definition.dates.closeAt),
    ),
    registrationKey: runId,
  };
};

const addresseeOf = (definition: CampaignDefinition, index: number): AddresseeRecord => {
  const serial = String(index + 1).padStart(5, '0');
  const code = `SYN${serial}`;
  const shortName = `Synthetic State ${serial}`;
  return {
    campaignId: definition.id,
    code,
    position: index + 1,
    cohort: Math.floor(index / definition.cohortSize) + 1,
    kind: 'member-state',
    name: shortName,
    names: {
      en: { shortName, addressPhrase: `the Permanent Mission of ${shortName}`, sortKey: shortName, reviewed: false },
    },
    audienceClass: 'parties',
    treatyStatus: 'party',
    regionalGroup: 'african',
    instrument: 'note-verbale',
    language: 'en',
    mailboxes: [`mission@${code.toLowerCase()}.example`],
    workingMailbox: null,
    channel: 'email',
    requestReference: '',
    cycle: newCycle(code, Date.parse(definition.dates.deadlineAt), Date.parse(definition.dates.cutOffAt)),
  };
};

const requestOf = (definition: CampaignDefinition, addressee: AddresseeRecord): NumberedNote => {
  const { senderMailbox } = definition.office;
  const key = { campaignId: definition.id, addresseeCode: addressee.code, kind: 'request' as const, sequence: 1 };
  const { messageId, token } = noteIdentity(key, sha256, senderMailbox);
  const dispatchAtMs = Date.parse(definition.dates.dispatchAt);
  return {
    id: randomUUID(),
    campaignId: definition.id,
    code: addressee.code,
    kind: 'request',
    sequence: 1,
    reference: addressee.requestReference,
    dated: localDay(dispatchAtMs, definition.dates.zone),
    messageId,
    token,
    envelopeFrom: envelopeSender(senderMailbox, token),
    envelopeTo: addressee.mailboxes[0] as string,
    channel: addressee.channel,
    inReplyTo: null,
    submissionId: null,
    preparedAtMs: dispatchAtMs,
  };
};

const messageOf = async (definition: CampaignDefinition, note: NumberedNote): Promise<Uint8Array> => {
  const { office, dates } = definition;
  const text = noteText({
    kind: 'request',
    sequence: 1,
    instrument: 'note-verbale',
    language: 'en',
    addressPhrase: `the Permanent Mission of Synthetic State ${note.code.slice(3)}`,
    reference: note.reference,
    dated: note.dated,
    deadline: localDay(Date.parse(dates.deadlineAt), dates.zone),
    definition,
  });
  const { mime } = await buildNoteMime({
    note: text,
    messageId: note.messageId,
    from: office.senderMailbox,
    to: note.envelopeTo,
    replyTo: office.replyMailbox,
    fromName: office.letterhead[0] as string,
    datedAtMs: note.preparedAtMs,
    follows: [],
    pdf: Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(pdfBytes)]),
  });
  return mime;
};
