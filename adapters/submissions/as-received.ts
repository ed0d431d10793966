import { createHash } from 'node:crypto';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import type { ContentVerdict } from '../../domain/receive/inspection.ts';

/** Pages of one file that are reproduced; a longer one stays on file. */
const mostPages = 200;

/** Pixels of a page that is reproduced. */
const mostPixels = 40_000_000;

/** What can stand for a file whose text cannot be taken out: its pages. Null where nothing can. */
export const asReceived = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  verdict: ContentVerdict,
): readonly SubmissionBlock[] | null => {
  if (verdict.outcome === 'refused') return null;
  const { pages, pixels } = verdict.facts;
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  if (verdict.kind === 'pdf')
    return pages === null || pages < 1 || pages > mostPages
      ? null
      : [{ kind: 'pages', sha256, pages, name: file.name }];
  if ((verdict.kind !== 'png' && verdict.kind !== 'jpeg') || pixels === null) return null;
  if (pixels.width * pixels.height > mostPixels) return null;
  const mediaType = verdict.kind === 'png' ? 'image/png' : 'image/jpeg';
  return [{ kind: 'image', sha256, mediaType, ...pixels, alternative: file.name }];
};
