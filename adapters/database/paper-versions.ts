import type {
  NewSymbol,
  PaperReads,
  PaperUnit,
  PaperVersionRecord,
  SymbolRecord,
} from '../../activities/ports/papers.ts';
import { parseSymbol } from '../../domain/compile/document-symbol.ts';
import { parseSeries, placesOf } from '../../domain/compile/symbol-series.ts';
import type { Language } from '../../domain/language.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';

const json = (value: unknown): Prisma.InputJsonValue => storable(value) as Prisma.InputJsonValue;

const symbolOf = ({
  series: _series,
  number: _number,
  enteredAt: _at,
  state,
  ...row
}: Awaited<ReturnType<Transaction['documentSymbol']['findFirstOrThrow']>>): SymbolRecord => ({
  ...row,
  state: state as SymbolRecord['state'],
});

const versionOf = ({
  asAt,
  clearedAt: _cleared,
  ...row
}: Awaited<ReturnType<Transaction['paperVersion']['findFirstOrThrow']>>): PaperVersionRecord =>
  ({ ...row, asAtMs: asAt.getTime() }) as unknown as PaperVersionRecord;

const versionsOf = async (tx: Transaction, campaignId: string): Promise<PaperVersionRecord[]> =>
  (await tx.paperVersion.findMany({ where: { campaignId }, orderBy: { number: 'asc' } })).map(versionOf);

/** One who numbers a series at a time; held until the transaction ends. Locks are taken in the order of the names. */
const lockSeries = async (tx: Transaction, series: readonly string[]): Promise<void> => {
  for (const each of [...new Set(series)].sort())
    await tx.$queryRawUnsafe('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text', `document series ${each}`);
};

const rowsOf = (symbol: string, state: SymbolRecord['state'], { enteredAtMs, ...entry }: NewSymbol) =>
  placesOf(parseSymbol(symbol)).map((place) => ({
    ...place,
    ...storable(entry),
    symbol,
    state,
    enteredAt: new Date(enteredAtMs),
  }));

export const paperReads = (tx: Transaction): PaperReads => ({
  symbols: async () =>
    (await tx.documentSymbol.findMany({ orderBy: [{ series: 'asc' }, { number: 'asc' }, { key: 'asc' }] })).map(
      symbolOf,
    ),
  compilationProgress: async (campaignId) => {
    const row = await tx.compilationProgress.findUnique({ where: { campaignId } });
    if (row === null) return null;
    const { language, done, whole, at, writtenAt } = row;
    return { language: language as Language, done, whole, at, writtenAtMs: writtenAt.getTime() };
  },
  paperVersions: (campaignId) => versionsOf(tx, campaignId),
  itemsHeld: async (campaignId) => {
    const items = await tx.incomingItem.findMany({
      where: { state: 'held', campaignId },
      select: { addresseeCode: true, reason: true },
      orderBy: { storedRealAt: 'asc' },
    });
    const batches = await tx.transmittal.count({ where: { state: 'held', campaignId } });
    return [
      ...items.map(({ addresseeCode, reason }) => ({ code: addresseeCode, reason: reason ?? 'held' })),
      ...Array.from({ length: batches }, () => ({ code: null, reason: 'transmittal' })),
    ];
  },
});

export const paperUnit = (tx: Transaction): PaperUnit => ({
  assignSymbol: async (seriesText, entry) => {
    const series = parseSeries(seriesText);
    await lockSeries(tx, [series.text]);
    const { _max } = await tx.documentSymbol.aggregate({ where: { series: series.text }, _max: { number: true } });
    const symbol = series.symbol((_max.number ?? 0) + 1);
    await tx.documentSymbol.createMany({ data: rowsOf(symbol, 'assigned', entry) });
    return symbol;
  },
  enterSymbol: async (symbol, state, entry) => {
    const rows = rowsOf(symbol, state, entry);
    await lockSeries(
      tx,
      rows.map(({ series }) => series),
    );
    const keys = rows.map(({ key }) => key);
    const known = await tx.documentSymbol.findMany({ where: { key: { in: keys } } });
    const inTheWay = known.filter(({ campaignId }) => campaignId !== null || entry.campaignId === null);
    if (inTheWay.length > 0) return inTheWay.map(symbolOf);
    await tx.documentSymbol.updateMany({
      where: { key: { in: known.map(({ key }) => key) } },
      data: { campaignId: entry.campaignId },
    });
    await tx.documentSymbol.createMany({ data: rows.filter(({ key }) => !known.some((each) => each.key === key)) });
    return [];
  },
  confirmSymbol: async (symbol, officer) => {
    const keys = placesOf(parseSymbol(symbol)).map(({ key }) => key);
    await tx.documentSymbol.updateMany({
      where: { key: { in: keys }, state: 'typed' },
      data: { state: 'confirmed', confirmedBy: officer },
    });
    return (await tx.documentSymbol.findMany({ where: { key: { in: keys } } })).map(symbolOf);
  },
  insertPaperVersion: async ({ asAtMs, entries, words, obstacles, allowed, ...version }) => {
    const { campaignId, id } = version;
    if ((await tx.paperVersion.findUnique({ where: { id }, select: { id: true } })) !== null) return;
    const { _max } = await tx.paperVersion.aggregate({ where: { campaignId }, _max: { number: true } });
    await tx.paperVersion.create({
      data: {
        ...version,
        languages: [...version.languages],
        number: (_max.number ?? 0) + 1,
        asAt: new Date(asAtMs),
        entries: json(entries),
        words: json(words),
        obstacles: json(obstacles),
        allowed: json(allowed),
      },
    });
  },
  issuePaperVersion: async ({ id, officer, atMs, allowed }) => {
    await tx.paperVersion.update({
      where: { id },
      data: { state: 'issued', clearedBy: officer, clearedAt: new Date(atMs), allowed: json(allowed) },
    });
  },
  noteProgress: async (campaignId, progress, realNowMs) => {
    const row = { ...progress, at: storable(progress.at), writtenAt: new Date(realNowMs) };
    await tx.compilationProgress.upsert({ where: { campaignId }, create: { campaignId, ...row }, update: row });
  },
  versionsOf: (campaignId) => versionsOf(tx, campaignId),
});
