import type { Writable } from 'node:stream';

/**
 * Lets whoever reads our output go before its end, as `head` does: what is still printed is dropped without a word, and
 * the work goes on, so that a launch is not left half done because nobody reads on.
 */
export const letReadersLeave = (...streams: readonly Writable[]): void => {
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
};
