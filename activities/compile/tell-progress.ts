import type { Dependencies } from '../ports/dependencies.ts';
import type { CompilationProgress } from '../ports/papers.ts';

/** Real milliseconds between two notes on one compilation. */
const everyMs = 250;

/**
 * Writes down how far a compilation is, for whoever waits for it: now and then, never twice at a time, and never as a
 * reason for the compilation to fail.
 */
export const tellProgress = (deps: Dependencies, campaignId: string): ((progress: CompilationProgress) => void) => {
  let lastMs = Number.NEGATIVE_INFINITY;
  let isWriting = false;
  return (progress) => {
    const nowMs = deps.time.nowMs();
    if (isWriting || (nowMs - lastMs < everyMs && progress.done < progress.whole)) return;
    lastMs = nowMs;
    isWriting = true;
    deps.database
      .transaction((unit) => unit.noteProgress(campaignId, progress, nowMs))
      .catch(() => undefined)
      .finally(() => {
        isWriting = false;
      });
  };
};
