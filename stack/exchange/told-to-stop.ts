/**
 * Resolves on SIGTERM, on SIGINT, or when standard input closes: the parent holds its other end, so the
 * process ends with its parent even where the parent was killed without a word.
 */
export const untilToldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    process.stdin.once('end', () => resolve());
    process.stdin.once('close', () => resolve());
    process.stdin.once('error', () => resolve());
    process.stdin.resume();
  });
