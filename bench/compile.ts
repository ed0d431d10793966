import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocumentProxy } from 'unpdf';
import { renderingArguments, renderingEnvironment } from '../adapters/documents/rendering-program.ts';
import { seed } from '../prisma/seed/seed.ts';
import { compileCache } from '../stack/install/pinned-node.mjs';
import { migrate } from '../stack/migrations.ts';
import { startPostgres } from '../stack/postgres.ts';
import { type Expected, type PeerRun, pdfLacks, peerRuns, wordLacks } from './compile-peers.ts';
import { fileReplies, replaceOne } from './compile-scene.ts';
import { syntheticCompilation } from './synthetic-compilation.ts';
import { kindOf, noteOf } from './synthetic-files.ts';
import { median, table } from './table.ts';
import { startWatched, type WatchedRun, type WatchedWorker } from './watched-run.ts';

export interface CompileOptions {
  readonly submissions: number;
  readonly rounds: number;
}

/**
 * Everything is compiled from the database by a process that was started before, as a worker is. After a changed text the
 * worker that made the paper makes it again, and after another one a worker that is new.
 */
const works = {
  pdf: 'PDF',
  word: 'Word',
  all: 'All five forms, drafted and stored',
  originals: 'Every original read again',
  'pdf-again': 'PDF, one text changed',
  'all-again': 'All five forms, one text changed',
  'pdf-elsewhere': 'PDF, another changed, by a new worker',
  'all-elsewhere': 'All forms, another changed, new worker',
} as const;

type Work = keyof typeof works;

export interface CompileResult {
  readonly measurement: 'compile';
  readonly options: CompileOptions;
  readonly pages: number;
  readonly runs: readonly Readonly<Record<Work, WatchedRun>>[];
  /** What our own files lack, by the same checks as the others'. */
  readonly lacks: { readonly pdf: readonly string[]; readonly word: readonly string[] };
  readonly office: PeerRun | null;
  readonly pandoc: PeerRun | null;
  readonly loadBefore: number;
  readonly loadAfter: number;
}

/**
 * Compiles the same replies (Word files with tables and notes, PDF, plain text) from a database of its own, and lets
 * LibreOffice and pandoc make PDF and Word of the same paper, where they are installed. All are watched from outside.
 */
export const measureCompile = async (options: CompileOptions, say: (line: string) => void): Promise<CompileResult> => {
  const loadBefore = loadavg()[0] as number;
  const folder = mkdtempSync(join(tmpdir(), 'verbale-bench-'));
  // Root's PostgreSQL runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const stops: (() => Promise<void>)[] = [];
  const expected = expectedOf(options.submissions);
  const runs: Record<Work, WatchedRun>[] = [];
  try {
    for (let round = 1; round <= options.rounds; round += 1) {
      say(`Round ${round}: ${options.submissions} replies are filed …`);
      const home = join(folder, `round-${round}`);
      mkdirSync(home);
      const postgres = await startPostgres({ dataDir: join(home, 'postgres'), log: join(home, 'postgres.log') });
      stops.push(postgres.discard);
      await migrate(postgres.url);
      await seed(postgres.url);
      await fileReplies(postgres.url, options.submissions);
      runs.push(await oneRound(postgres.url, folder, home, say));
      await stops.pop()?.();
    }
    const lacks = {
      pdf: pdfLacks(join(folder, 'verbale.pdf'), expected),
      word: wordLacks(join(folder, 'verbale.docx'), expected),
    };
    const { numPages: pages } = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, 'verbale.pdf'))));
    const peers = await peerRuns(folder, expected, say);
    return {
      measurement: 'compile',
      options,
      pages,
      runs,
      lacks,
      ...peers,
      loadBefore,
      loadAfter: loadavg()[0] as number,
    };
  } finally {
    for (const stop of stops.toReversed()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const expectedOf = (submissions: number): Expected => {
  const codes = syntheticCompilation(submissions).submissions.map(({ respondents }) => respondents[0]?.code ?? '');
  // In a paper in English they stand in the order of their names, which are their codes here.
  return {
    names: codes.toSorted(),
    notes: codes.filter((_, index) => kindOf(index) === 'docx').map(noteOf),
    arabic: 'الاتفاقية',
  };
};

const oneRound = async (
  databaseUrl: string,
  folder: string,
  home: string,
  say: (line: string) => void,
): Promise<Record<Work, WatchedRun>> => {
  const module = fileURLToPath(new URL('compile-once.ts', import.meta.url));
  const open = (what: string, parts?: string): Promise<WatchedWorker> => {
    const args = [...renderingArguments, module, databaseUrl, what, folder, ...(parts === undefined ? [] : [parts])];
    return startWatched(args, { ...compileCache, ...renderingEnvironment });
  };
  const compile = async (worker: WatchedWorker, label: string): Promise<WatchedRun> => {
    const work = await worker.work();
    say(
      `  ${label}: ${work.seconds.toFixed(2)} s, by a process that took ${worker.start.seconds.toFixed(2)} s to start.`,
    );
    return work;
  };
  const once = async (what: string, label: string, parts?: string): Promise<WatchedRun> => {
    const worker = await open(what, parts);
    const work = await compile(worker, label);
    await worker.end();
    return work;
  };
  const parts = { pdf: join(home, 'pdf-parts'), all: join(home, 'all-parts') };
  await once('html', 'HTML, for pandoc');
  const alone = { originals: await once('originals', works.originals), word: await once('word', works.word) };
  const pdfWorker = await open('pdf', parts.pdf);
  const pdf = await compile(pdfWorker, works.pdf);
  const allWorker = await open('all', parts.all);
  const all = await compile(allWorker, works.all);
  await replaceOne(databaseUrl, 1 / 2);
  const again = {
    'pdf-again': await compile(pdfWorker, works['pdf-again']),
    'all-again': await compile(allWorker, works['all-again']),
  };
  await pdfWorker.end();
  await allWorker.end();
  await replaceOne(databaseUrl, 1 / 4);
  return {
    ...alone,
    pdf,
    all,
    ...again,
    'pdf-elsewhere': await once('pdf', works['pdf-elsewhere'], parts.pdf),
    'all-elsewhere': await once('all', works['all-elsewhere'], parts.all),
  };
};

const ratio = (one: number, other: number): string => `${(one / other).toFixed(1)}`;

/** The result for a person. */
export const compileTable = (result: CompileResult): string => {
  const { options, runs, pages, lacks, office, pandoc } = result;
  const middle = (work: Work, figure: keyof WatchedRun): number => median(runs.map((run) => run[work][figure]));
  const figures = (run: WatchedRun): string[] => [
    run.seconds.toFixed(2),
    run.cpuSeconds.toFixed(2),
    run.largestMiB.toFixed(0),
    run.peakMiB.toFixed(0),
  ];
  const own = (Object.keys(works) as Work[]).map((work): string[] => [
    works[work],
    ...figures({
      seconds: middle(work, 'seconds'),
      cpuSeconds: middle(work, 'cpuSeconds'),
      largestMiB: Math.max(...runs.map((run) => run[work].largestMiB)),
      peakMiB: Math.max(...runs.map((run) => run[work].peakMiB)),
    }),
  ]);
  const others = [office, pandoc].flatMap((peer) => (peer === null ? [] : [[peer.name, ...figures(peer)]]));
  const against = (label: string, peer: PeerRun | null, work: Work, goal: string): string[] =>
    peer === null
      ? [`${label}: the other program is not installed.`]
      : [
          `${label}: ${ratio(peer.seconds, middle(work, 'seconds'))} times as fast by the clock, ` +
            `${ratio(peer.cpuSeconds, middle(work, 'cpuSeconds'))} by processor time (goal ${goal}); with every original ` +
            `read again ${ratio(peer.seconds, middle(work, 'seconds') + middle('originals', 'seconds'))} and ` +
            `${ratio(peer.cpuSeconds, middle(work, 'cpuSeconds') + middle('originals', 'cpuSeconds'))}.`,
        ];
  const share = (again: Work, whole: Work): string => {
    const percent = (figure: keyof WatchedRun): string =>
      ((100 * middle(again, figure)) / middle(whole, figure)).toFixed(0);
    return `${percent('seconds')} % by the clock, ${percent('cpuSeconds')} % by processor time`;
  };
  const faults = (name: string, found: readonly string[]): string =>
    `${name}: ${found.length === 0 ? 'nothing found missing' : found.join('; ')}.`;
  return [
    `${options.submissions} replies in six languages as .docx, .pdf and .txt; one paper of ${pages} pages; median of ${runs.length}.`,
    'Ours each time from the database, by a process that stands ready as a worker does; the others with their start.',
    '',
    table(['', 'seconds', 'CPU s', 'largest MiB', 'all MiB'], [...own, ...others]),
    '',
    ...against('PDF beside LibreOffice', office, 'pdf', '3'),
    ...against('Word beside pandoc', pandoc, 'word', '2.5'),
    `One changed text: PDF ${share('pdf-again', 'pdf')}; all forms ${share('all-again', 'all')} (goal 20 %).`,
    `By a new worker: PDF ${share('pdf-elsewhere', 'pdf')}; all forms ${share('all-elsewhere', 'all')}.`,
    `Largest process of ours: ${Math.max(...runs.flatMap((run) => Object.values(run).map((work) => work.largestMiB))).toFixed(0)} MiB (goal below 500).`,
    '',
    faults('Our PDF', lacks.pdf),
    faults('Our Word file', lacks.word),
    ...(office === null ? [] : [faults(office.name, office.lacks)]),
    ...(pandoc === null ? [] : [faults(pandoc.name, pandoc.lacks)]),
    `Load average ${result.loadBefore.toFixed(1)} before, ${result.loadAfter.toFixed(1)} after.`,
  ].join('\n');
};
