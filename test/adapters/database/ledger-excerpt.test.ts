import { beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../domain/ledger/event.ts';
import { seededRandom } from '../../../domain/rehearsal/seeded-random.ts';
import { factsAsAt, reportedTypes } from '../../../domain/report/response-facts.ts';
import { addressee, noon } from '../../domain/report/responses.ts';
import { useOwnDatabase } from './own-database.ts';

const own = useOwnDatabase(2);

/** What a campaign's ledger holds beside the events that a status of responses follows. */
const otherTypes = [
  'audience-frozen',
  'campaign-cleared',
  'duplicate-received',
  'incoming-held',
  'item-settled',
  'machine-mail-recognised',
  'note-claimed',
  'note-dropped',
  'note-prepared',
  'reminders-paused',
  'stage-entered',
  'status-issued',
];

const chain = 'all-kinds';
const codes = ['BEN', 'GHA', 'TGO', 'CIV', 'KEN'];
const addressees = codes.map((code) => addressee(code));
const random = seededRandom(7);

/** A month of events of all kinds, in no order of time, as parallel transactions may write them. */
const entries: LedgerEntry[] = Array.from({ length: 400 }, () => ({
  atMs: noon(random.integer(1, 30)) + random.pick([-1, 0, 1]),
  type: random.pick([...reportedTypes, ...otherTypes]),
  subject: random.pick([...codes, 'XXX', null]),
  actor: 'verbale',
  data: {
    kind: random.pick(['request', 'reminder', 'extension', 'acknowledgement']),
    sequence: random.integer(1, 3),
    version: random.integer(1, 3),
    late: random.chance(0.3),
    permanent: random.chance(0.5),
    receivedAt: new Date(noon(random.integer(1, 30))).toISOString(),
  },
}));

beforeAll(async () => {
  await own.database.transaction((unit) => unit.append(chain, entries));
  await own.database.transaction((unit) => unit.append('another', entries.slice(0, 50)));
});

describe('part of a ledger', () => {
  it('about one addressee is what the whole says about it, in sequence', async () => {
    const whole = await own.database.read.ledger(chain);
    for (const subject of codes) {
      const expected = whole.filter((event) => event.subject === subject);
      expect(expected.length).toBeGreaterThan(20);
      expect(await own.database.read.ledger(chain, { subject })).toEqual(expected);
    }
  });

  it('gives the same status of responses as the whole, as at every moment', async () => {
    const whole = await own.database.read.ledger(chain);
    const standings = new Set<string>();
    for (let day = 0; day <= 31; day += 1)
      for (const offset of [-1, 0, 1]) {
        const untilMs = noon(day) + offset;
        const part = await own.database.read.ledger(chain, { types: reportedTypes, untilMs });
        const facts = factsAsAt(part, addressees, untilMs, { countOnBehalf: true });
        expect(facts).toEqual(factsAsAt(whole, addressees, untilMs, { countOnBehalf: true }));
        expect(part.every(({ at }) => Date.parse(at) <= untilMs)).toBe(true);
        for (const { standing } of facts.addressees) standings.add(standing);
      }
    expect(standings.size).toBeGreaterThan(3);
  });
});
