import type { CommandContext } from './context.ts';
import { bar } from './output.ts';

/** Real milliseconds between two looks. */
const lookMs = 300;

/** Columns of the bar. */
const width = 24;

/** Shows on one moving line how far a compilation is while it is waited for. */
export const withCompilationBar = async <Result>(
  { output, database }: CommandContext,
  campaignId: string,
  compilation: Promise<Result>,
): Promise<Result> => {
  const beganMs = Date.now();
  output.progress('Compiling …');
  const look = async (): Promise<void> => {
    const progress = await database().read.compilationProgress(campaignId);
    // An earlier compilation has left its last step behind.
    if (progress === null || progress.writtenAtMs < beganMs) return;
    const { done, whole, at, language } = progress;
    output.progress(`Compiling ${language} ${bar(done, whole, width)} ${at ?? ''}`.slice(0, 79));
  };
  const timer = setInterval(() => void look().catch(() => undefined), lookMs);
  try {
    return await compilation;
  } finally {
    clearInterval(timer);
    output.endProgress();
  }
};
