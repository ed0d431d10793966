import { createHash } from 'node:crypto';
import type { OmittedPicture, SubmittedImage } from '../../domain/paper/blocks.ts';
import { cleanLine } from '../../domain/paper/clean-text.ts';
import { inspectJpeg, inspectPng } from '../inspection/inspect-picture.ts';
import { FileRefused } from '../inspection/verdicts.ts';
import type { WordElement } from './word-document.ts';

/** A picture by the hash of its bytes. */
export interface Picture {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** What is kept of one submission. A picture beyond it is left out and counted as left out. */
const limits = { pictures: 200, bytes: 30 * 1024 * 1024, pixels: 30_000_000 } as const;

/** Pictures smaller than this in one direction are rules, bullets and spacers. */
const fewestPixels = 8;

export interface CollectedPictures {
  readonly pictures: readonly Picture[];
  /** The block that each element of the document becomes. */
  readonly named: ReadonlyMap<WordElement, SubmittedImage | OmittedPicture>;
  /** How many are not reproduced: drawings of Word's own, damaged ones, those beyond the limits. */
  readonly left: number;
}

const imagesIn = (element: WordElement): WordElement[] =>
  element.type === 'image' ? [element] : (element.children ?? []).flatMap(imagesIn);

const imageOf = (bytes: Uint8Array, alternative: string): SubmittedImage | null => {
  const isPng = Buffer.from(bytes.buffer, bytes.byteOffset, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
  if (!isPng && !(bytes[0] === 0xff && bytes[1] === 0xd8)) return null;
  try {
    const verdict = isPng ? inspectPng(bytes) : inspectJpeg(bytes);
    const pixels = verdict.outcome === 'accepted' ? verdict.facts.pixels : null;
    if (pixels === null || pixels.width * pixels.height > limits.pixels) return null;
    return {
      kind: 'image',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mediaType: isPng ? 'image/png' : 'image/jpeg',
      ...pixels,
      alternative: cleanLine(alternative),
    };
  } catch (error) {
    if (error instanceof FileRefused) return null;
    throw error;
  }
};

/** Reads the pictures of a document, one after the other. */
export const collectPictures = async (document: WordElement): Promise<CollectedPictures> => {
  const pictures = new Map<string, Picture>();
  const named = new Map<WordElement, SubmittedImage | OmittedPicture>();
  let size = 0;
  let left = 0;
  for (const element of imagesIn(document)) {
    const bytes = await element.readAsBuffer?.().catch(() => null);
    const image = bytes && size + bytes.byteLength <= limits.bytes ? imageOf(bytes, element.altText ?? '') : null;
    if (!bytes || image === null || named.size - left >= limits.pictures) {
      named.set(element, { kind: 'omitted-picture', alternative: cleanLine(element.altText ?? '') });
      left += 1;
      continue;
    }
    if (Math.min(image.width, image.height) < fewestPixels) continue;
    named.set(element, image);
    if (pictures.has(image.sha256)) continue;
    size += bytes.byteLength;
    pictures.set(image.sha256, { sha256: image.sha256, bytes: new Uint8Array(bytes) });
  }
  return { pictures: [...pictures.values()], named, left };
};
