import { createHash } from 'node:crypto';
import type { ImageSource, PaperBlock } from '../../domain/paper/paper.ts';
import { blocksIn } from '../../domain/paper/paper-walk.ts';
import { type PaperFiles, rasterBytes } from './paper-images.ts';

/** Name under which the typesetter finds a picture: by what it is, so that one shown twice is there once. */
export const imageFile = (source: ImageSource): string =>
  source.kind === 'svg'
    ? `${createHash('sha256').update(source.svg).digest('hex')}.svg`
    : `${source.sha256}.${source.mediaType === 'image/png' ? 'png' : 'jpg'}`;

export const pagesFile = (sha256: string): string => `${sha256}.pdf`;

/** The files by which the typesetter finds what blocks show. @throws PermanentFailure where one was not handed over */
export const imageFiles = (content: readonly PaperBlock[], files: PaperFiles): [string, Uint8Array][] =>
  blocksIn(content).flatMap((block): [string, Uint8Array][] => {
    if (block.kind === 'pages') return [[pagesFile(block.sha256), rasterBytes(block.sha256, files)]];
    if (block.kind !== 'image') return [];
    const { source } = block;
    return [[imageFile(source), source.kind === 'svg' ? Buffer.from(source.svg) : rasterBytes(source.sha256, files)]];
  });
