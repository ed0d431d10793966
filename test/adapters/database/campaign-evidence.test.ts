import { expect, it } from 'vitest';
import { campaignEvidence } from '../../../adapters/database/campaign-evidence.ts';
import { aCampaign } from '../../builders/a-campaign.ts';
import { dispatchAtMs, weekdayMornings } from '../../builders/a-cycle.ts';
import { anAddressee } from '../../builders/an-addressee.ts';
import { useOwnDatabase } from './own-database.ts';

const own = useOwnDatabase(4);

const hourMs = 3_600_000;

const accepted = (subject: string, atMs: number) => ({
  atMs,
  type: 'note-accepted',
  subject,
  actor: 'verbale',
  data: { kind: 'request', sequence: 0 },
});

it('reads what a campaign sent and got from its ledger, up to the end of a day at its duty station', async () => {
  const definition = aCampaign({ id: 'evidence' });
  const { resolution, paragraph } = definition.mandate;
  await own.database.transaction(async (unit) => {
    await unit.insertCampaign(
      {
        id: 'evidence',
        status: 'running',
        definition,
        preparedHash: null,
        draftedBy: 'desk-officer',
        clearedBy: null,
        clock: { originMs: dispatchAtMs, anchoredAtMs: null, speed: 1 },
        workingMornings: weekdayMornings,
        registrationKey: 'run-1',
      },
      [anAddressee('AUT', 1, { campaignId: 'evidence' }), anAddressee('FRA', 2, { campaignId: 'evidence' })],
    );
    await unit.append('evidence', [
      accepted('AUT', dispatchAtMs),
      accepted('FRA', dispatchAtMs + 24 * hourMs),
      {
        atMs: dispatchAtMs + 48 * hourMs,
        type: 'submission-filed',
        subject: 'FRA',
        actor: 'verbale',
        data: { version: 1, late: false, respondents: [{ code: 'FRA', capacity: 'author' }] },
      },
    ]);
  });
  const day = (hours: number): string => new Date(dispatchAtMs + hours * hourMs).toISOString().slice(0, 10);
  const asAt = (hours: number) => campaignEvidence(own.client, resolution, [], day(hours));
  const first = { id: 'evidence', mandate: { resolution, paragraph }, notesSent: 1, firstNoteOn: day(0), answered: 0 };
  expect(await asAt(0)).toMatchObject([first]);
  expect(await asAt(48)).toMatchObject([
    { ...first, notesSent: 2, answered: 1, answeredBy: ['FRA'], firstAnswerOn: day(48) },
  ]);
  expect(await asAt(-24)).toMatchObject([{ notesSent: 0, firstNoteOn: null, answered: 0 }]);
  expect(await campaignEvidence(own.client, 'of-nobody', [], day(48))).toEqual([]);
  expect(await campaignEvidence(own.client, 'of-nobody', ['evidence'], day(48))).toEqual(await asAt(48));
});
