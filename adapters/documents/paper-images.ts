import { PermanentFailure } from '../../domain/errors.ts';
import type { ImageBlock } from '../../domain/paper/paper.ts';

/** Bytes by SHA-256 of what a paper shows and does not hold itself. */
export type PaperFiles = ReadonlyMap<string, Uint8Array>;

export const noFiles: PaperFiles = new Map();

/**
 * The bytes of a picture as they were handed over.
 * @throws PermanentFailure where they were not
 */
export const rasterBytes = (sha256: string, files: PaperFiles): Uint8Array => {
  const bytes = files.get(sha256);
  if (bytes === undefined) throw new PermanentFailure(`The paper shows a picture that was not handed over: ${sha256}.`);
  return bytes;
};

/** A picture as an address that holds it: for documents that have to be one file. An SVG in an address runs no script. */
export const imageAddress = ({ source }: ImageBlock, files: PaperFiles): string =>
  source.kind === 'svg'
    ? `data:image/svg+xml;base64,${Buffer.from(source.svg).toString('base64')}`
    : `data:${source.mediaType};base64,${Buffer.from(rasterBytes(source.sha256, files)).toString('base64')}`;
