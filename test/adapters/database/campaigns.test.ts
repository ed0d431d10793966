import { describe, expect, it } from 'vitest';
import type { CampaignRecord } from '../../../activities/ports/records.ts';
import { NotFound } from '../../../domain/errors.ts';
import { apply } from '../../../domain/request-cycle/apply.ts';
import { aCampaign } from '../../builders/a-campaign.ts';
import { dispatchAtMs, weekdayMornings } from '../../builders/a-cycle.ts';
import { anAddressee } from '../../builders/an-addressee.ts';
import { useOwnDatabase } from './own-database.ts';

const own = useOwnDatabase();

const record = (id: string, overrides: Partial<CampaignRecord> = {}): CampaignRecord => ({
  id,
  status: 'preparing',
  definition: aCampaign({ id }),
  preparedHash: null,
  draftedBy: 'desk-officer',
  clearedBy: null,
  clock: { originMs: dispatchAtMs, anchoredAtMs: null, speed: 188_640.25 },
  workingMornings: weekdayMornings,
  registrationKey: 'run-1',
  ...overrides,
});

const insert = (id: string, codes: readonly string[] = ['AUT', 'FRA', 'KEN']): Promise<void> =>
  own.database.transaction((unit) =>
    unit.insertCampaign(
      record(id),
      codes.map((code, index) => anAddressee(code, index + 1, { campaignId: id, cohort: (index % 2) + 1 })),
    ),
  );

describe('a campaign', () => {
  it('is read as it was written', async () => {
    await insert('written');
    expect(await own.database.read.campaign('written')).toEqual(record('written'));
    expect(await own.database.read.addressees('written', 0, 10)).toEqual([
      anAddressee('AUT', 1, { campaignId: 'written', cohort: 1 }),
      anAddressee('FRA', 2, { campaignId: 'written', cohort: 2 }),
      anAddressee('KEN', 3, { campaignId: 'written', cohort: 1 }),
    ]);
    expect(await own.database.read.addressees('written', 1, 1)).toHaveLength(1);
  });

  it('is written whole or not at all', async () => {
    const twice = [anAddressee('AUT', 1, { campaignId: 'half' }), anAddressee('AUT', 2, { campaignId: 'half' })];
    await expect(own.database.transaction((unit) => unit.insertCampaign(record('half'), twice))).rejects.toThrow();
    await expect(own.database.read.campaign('half')).rejects.toBeInstanceOf(NotFound);
  });

  it('that nobody launched is not found, by name', async () => {
    await expect(own.database.read.campaign('nobody')).rejects.toThrow('The campaign "nobody" is not known');
    await insert('known');
    await expect(own.database.read.addressee('known', 'ZZZ')).rejects.toThrow('"ZZZ" is not known');
  });

  it('cannot be cleared by who drafted it, whatever the application does', async () => {
    await insert('four-eyes');
    await expect(
      own.database.transaction((unit) => unit.updateCampaign('four-eyes', { clearedBy: 'desk-officer' })),
    ).rejects.toThrow(/campaign_four_eyes/);
    await own.database.transaction((unit) => unit.updateCampaign('four-eyes', { clearedBy: 'clearing-officer' }));
    expect((await own.database.read.campaign('four-eyes')).clearedBy).toBe('clearing-officer');
  });
});

describe('cycles', () => {
  it('are locked and saved one by one, by cohort, or all', async () => {
    await insert('cycles');
    await own.database.transaction(async (unit) => {
      const [locked] = await unit.lockCycles('cycles', { codes: ['FRA'] });
      const cycle = apply(locked?.cycle ?? anAddressee('FRA', 2).cycle, {
        type: 'note-accepted',
        kind: 'request',
        sequence: 1,
        atMs: dispatchAtMs,
      });
      await unit.saveCycles('cycles', [cycle]);
    });
    const fra = await own.database.read.addressee('cycles', 'FRA');
    expect(fra.cycle).toMatchObject({ phase: 'open', revision: 1, lastNoteAtMs: dispatchAtMs });
    const codes = (
      selection: Parameters<Parameters<Parameters<typeof own.database.transaction>[0]>[0]['lockCycles']>[1],
    ) =>
      own.database.transaction(async (unit) =>
        (await unit.lockCycles('cycles', selection)).map(({ cycle }) => cycle.code),
      );
    expect(await codes({ cohort: 1 })).toEqual(['AUT', 'KEN']);
    expect(await codes({ everybody: true })).toEqual(['AUT', 'FRA', 'KEN']);
    expect(await codes({ codes: ['KEN', 'ZZZ'] })).toEqual(['KEN']);
  });

  it('are counted up by no two transactions at once', async () => {
    await insert('raced', ['AUT']);
    await Promise.all(
      Array.from({ length: 15 }, () =>
        own.database.transaction(async (unit) => {
          const [locked] = await unit.lockCycles('raced', { codes: ['AUT'] });
          const cycle = locked?.cycle ?? anAddressee('AUT', 1).cycle;
          await unit.saveCycles('raced', [{ ...cycle, revision: cycle.revision + 1 }]);
        }),
      ),
    );
    expect((await own.database.read.addressee('raced', 'AUT')).cycle.revision).toBe(15);
  });
});

describe('reference numbers', () => {
  it('taken by a hundred at once have no gap and no repeat', async () => {
    const taken = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const count = (index % 3) + 1;
        return own.database.transaction(async (unit) => {
          const first = await unit.takeSerials('VB {year}/{serial}/OCB', 2015, count);
          return Array.from({ length: count }, (_one, offset) => first + offset);
        });
      }),
    );
    const numbers = taken.flat().toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
    expect(numbers.length).toBe(199);
  });

  it('are counted anew in each year and for each pattern, and given back by what is rolled back', async () => {
    const take = (pattern: string, year: number) =>
      own.database.transaction((unit) => unit.takeSerials(pattern, year, 1));
    expect(await take('A {serial}', 2015)).toBe(1);
    expect(await take('A {serial}', 2016)).toBe(1);
    expect(await take('B {serial}', 2015)).toBe(1);
    await own.database
      .transaction(async (unit) => {
        await unit.takeSerials('A {serial}', 2015, 7);
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    expect(await take('A {serial}', 2015)).toBe(2);
  });
});
