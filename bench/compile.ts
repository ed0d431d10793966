import { execFile } from 'node:child_process';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { renderingArguments, renderingEnvironment } from '../adapters/documents/document-renderer.ts';
import { median, table } from './table.ts';

export interface CompileOptions {
  readonly submissions: number;
  readonly rounds: number;
}

interface CompileRun {
  readonly pages: number;
  readonly composeSeconds: number;
  readonly pdfSeconds: number;
  readonly wordSeconds: number;
  readonly pdfBytes: number;
  readonly wordBytes: number;
  readonly peakMiB: number;
}

export interface CompileResult {
  readonly measurement: 'compile';
  readonly options: CompileOptions;
  readonly runs: readonly CompileRun[];
  readonly pages: number;
  readonly pdfSeconds: number;
  readonly wordSeconds: number;
  readonly peakMiB: number;
  readonly loadAfter: number;
}

/** Compiles the same submissions in a fresh process each round, so that no round profits from the one before. */
export const measureCompile = async (options: CompileOptions, say: (line: string) => void): Promise<CompileResult> => {
  const runs: CompileRun[] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    const module = fileURLToPath(new URL('compile-once.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...renderingArguments, module, String(options.submissions)],
      {
        env: { ...renderingEnvironment },
      },
    );
    const run = JSON.parse(stdout) as CompileRun;
    runs.push(run);
    say(`Round ${round}: PDF ${run.pdfSeconds.toFixed(2)} s, Word ${run.wordSeconds.toFixed(2)} s.`);
  }
  return {
    measurement: 'compile',
    options,
    runs,
    pages: median(runs.map(({ pages }) => pages)),
    pdfSeconds: median(runs.map(({ pdfSeconds }) => pdfSeconds)),
    wordSeconds: median(runs.map(({ wordSeconds }) => wordSeconds)),
    peakMiB: Math.max(...runs.map(({ peakMiB }) => peakMiB)),
    loadAfter: loadavg()[0] as number,
  };
};

/** The result for a person. */
export const compileTable = (result: CompileResult): string => {
  const { pages } = result;
  const row = (name: string, seconds: number, bytes: number): string[] => [
    name,
    seconds.toFixed(2),
    (pages / seconds).toFixed(0),
    (bytes / 1024).toFixed(0),
  ];
  const [run] = result.runs;
  return [
    `${result.options.submissions} submissions in six languages, one paper of ${pages} pages; median of ${result.runs.length}, each in a process of its own.`,
    '',
    table(
      ['Form', 'seconds', 'pages /s', 'KiB'],
      [row('PDF', result.pdfSeconds, run?.pdfBytes ?? 0), row('Word', result.wordSeconds, run?.wordBytes ?? 0)],
    ),
    '',
    `Peak memory for both: ${result.peakMiB.toFixed(0)} MiB. Load average ${result.loadAfter.toFixed(1)}.`,
  ].join('\n');
};
