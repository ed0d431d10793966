import { ImageRun } from 'docx';
import type { ImageBlock } from '../../domain/paper/paper.ts';
import { type PaperFiles, rasterBytes } from './paper-images.ts';
import { svgSize } from './svg-size.ts';
import { textWidth } from './word-styles.ts';

/** Pixels, 96 to the inch, across the text; Word's twentieths of a point are 1,440 to the inch. */
const pixelsAcross = (textWidth / 1440) * 96;

/** Height of the text on a page, with room for a caption. */
const mostPixelsHigh = 860;

/** What programs show that cannot draw SVG: nothing, on a transparent ground. */
const transparentPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * A picture on the line, no wider than it may be and no higher than a page.
 * @param number counts the pictures of the paper, from 1
 */
export const wordImage = (block: ImageBlock, files: PaperFiles, number: number): ImageRun => {
  const { source } = block;
  const size = source.kind === 'svg' ? svgSize(source.svg) : source;
  const scale = Math.min((pixelsAcross * block.width) / size.width, mostPixelsHigh / size.height);
  const transformation = { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
  const shared = {
    transformation,
    altText: { id: String(number), name: `Picture ${number}`, description: block.alternative },
  };
  return source.kind === 'svg'
    ? new ImageRun({
        type: 'svg',
        data: Buffer.from(source.svg),
        fallback: { type: 'png', data: transparentPng },
        ...shared,
      })
    : new ImageRun({
        type: source.mediaType === 'image/png' ? 'png' : 'jpg',
        data: Buffer.from(rasterBytes(source.sha256, files)),
        ...shared,
      });
};
