import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { renderingArguments, renderingEnvironment } from '../adapters/documents/document-renderer.ts';
import { type PeerRun, pdfLacks, peerRuns, wordLacks } from './compile-peers.ts';
import { syntheticCompilation } from './synthetic-compilation.ts';
import { median, table } from './table.ts';

export interface CompileOptions {
  readonly submissions: number;
  readonly rounds: number;
}

interface Work {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly bytes: number;
}

const forms = ['pdf', 'word', 'html', 'akn', 'text', 'again'] as const;

type CompileRun = Readonly<Record<(typeof forms)[number], Work>> & {
  readonly pages: number;
  readonly composeSeconds: number;
  readonly peakMiB: number;
};

export interface CompileResult {
  readonly measurement: 'compile';
  readonly options: CompileOptions;
  readonly runs: readonly CompileRun[];
  readonly pages: number;
  readonly peakMiB: number;
  /** What our own files lack, by the same checks as the others'. */
  readonly lacks: { readonly pdf: readonly string[]; readonly word: readonly string[] };
  readonly peers: readonly PeerRun[];
  readonly loadAfter: number;
}

/** A word of the Arabic submissions, as it is written. */
const arabicWord = 'الاتفاقية';

/**
 * Compiles the same submissions in a fresh process each round, so that no round profits from the one before; then lets
 * LibreOffice and pandoc make PDF and Word of the same paper, where they are installed.
 */
export const measureCompile = async (options: CompileOptions, say: (line: string) => void): Promise<CompileResult> => {
  const runs: CompileRun[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'verbale-bench-'));
  const names = syntheticCompilation(options.submissions).submissions.map(
    ({ respondents }) => respondents[0]?.name ?? '',
  );
  try {
    for (let round = 1; round <= options.rounds; round += 1) {
      const module = fileURLToPath(new URL('compile-once.ts', import.meta.url));
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [...renderingArguments, module, String(options.submissions), folder],
        { env: { ...renderingEnvironment } },
      );
      const run = JSON.parse(stdout) as CompileRun;
      runs.push(run);
      say(`Round ${round}: PDF ${run.pdf.seconds.toFixed(2)} s, Word ${run.word.seconds.toFixed(2)} s.`);
    }
    say('LibreOffice and pandoc, where they are installed …');
    return {
      measurement: 'compile',
      options,
      runs,
      pages: median(runs.map(({ pages }) => pages)),
      peakMiB: Math.max(...runs.map(({ peakMiB }) => peakMiB)),
      lacks: {
        pdf: pdfLacks(join(folder, 'verbale.pdf'), names, arabicWord),
        word: wordLacks(join(folder, 'verbale.docx'), names),
      },
      peers: peerRuns(folder, names, arabicWord),
      loadAfter: loadavg()[0] as number,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const labels: Readonly<Record<(typeof forms)[number], string>> = {
  pdf: 'PDF',
  word: 'Word',
  html: 'HTML',
  akn: 'Akoma Ntoso',
  text: 'Text',
  again: 'PDF, one changed',
};

/** The result for a person. */
export const compileTable = ({ options, runs, pages, peakMiB, lacks, peers, loadAfter }: CompileResult): string => {
  const own = forms.map((form): string[] => [
    labels[form],
    median(runs.map((run) => run[form].seconds)).toFixed(2),
    median(runs.map((run) => run[form].cpuSeconds)).toFixed(2),
    '',
    form === 'pdf' ? lacks.pdf.join('; ') : form === 'word' ? lacks.word.join('; ') : '',
  ]);
  const others = peers.map((peer): string[] => [
    peer.name,
    peer.seconds.toFixed(2),
    peer.cpuSeconds.toFixed(2),
    peer.peakMiB.toFixed(0),
    peer.lacks.join('; '),
  ]);
  return [
    `${options.submissions} submissions in six languages, one paper of ${pages} pages; median of ${runs.length}, each in a process of its own.`,
    '',
    table(['Form', 'seconds', 'CPU s', 'MiB', 'what it lacks'], [...own, ...others]),
    '',
    `Peak memory for all of ours: ${peakMiB.toFixed(0)} MiB. Load average ${loadAfter.toFixed(1)}.`,
  ].join('\n');
};
