import { createHash } from 'node:crypto';
import type { Paper } from '../../../domain/paper/paper.ts';
import { hostilePaper } from './hostile-paper.ts';
import { madePng } from './made-png.ts';

const photograph = madePng(120, 60, [200, 30, 30]);
const photographSha256 = createHash('sha256').update(photograph).digest('hex');

export const illustrationFiles: ReadonlyMap<string, Uint8Array> = new Map([[photographSha256, photograph]]);

const chart = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect x="10" y="20" width="200" height="30" fill="#246"/><text x="10" y="80" font-family="Noto Sans" font-size="14">African States</text></svg>`;

/** A paper with a drawing and a photograph. */
export const illustratedPaper: Paper = {
  ...hostilePaper,
  content: [
    { kind: 'heading', level: 1, runs: [{ text: 'Charts' }], inContents: true },
    {
      kind: 'image',
      source: { kind: 'svg', svg: chart },
      alternative: 'Bar chart: 20 African States replied "<b>"',
      caption: [{ text: 'Figure 1. Replies by region', footnote: [{ text: 'As at 11 September.' }] }],
      width: 0.8,
    },
    {
      kind: 'image',
      source: { kind: 'raster', sha256: photographSha256, mediaType: 'image/png', width: 120, height: 60 },
      alternative: 'A red field',
      width: 0.5,
    },
  ],
};
