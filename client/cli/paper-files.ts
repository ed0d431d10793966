import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IssuedPaper, Reads } from '../../activities/ports/database.ts';
import { parseSymbol, symbolFileName } from '../../domain/compile/document-symbol.ts';
import { NotFound } from '../../domain/errors.ts';

/** Writes every form of an issued paper next to each other. @returns the paths written */
export const writePaper = async (
  read: Reads,
  paper: { readonly campaignId: string; readonly kind: IssuedPaper['kind']; readonly asAtMs: number },
  folder: string,
  name: string,
): Promise<string[]> => {
  const issued = await read.paper(paper.campaignId, paper.kind, paper.asAtMs);
  if (issued === null) throw new NotFound(`The ${paper.kind} as at`, new Date(paper.asAtMs).toISOString());
  return writeForms(read, issued, folder, name);
};

/** Writes a version of a paper in all its languages; a draft says so in its file name. @returns the paths written */
export const writePaperVersion = async (
  read: Reads,
  version: { readonly versionId: string; readonly symbol: string; readonly state: 'draft' | 'issued' },
  folder: string,
): Promise<string[]> => {
  const kind = version.state === 'issued' ? 'compilation' : 'draft';
  const papers = (await read.papersOfVersion(version.versionId)).filter((paper) => paper.kind === kind);
  if (papers.length === 0) throw new NotFound(`The ${kind}`, version.symbol);
  const name = `${symbolFileName(parseSymbol(version.symbol))}${version.state === 'draft' ? '-draft' : ''}`;
  const paths: string[] = [];
  for (const paper of papers) {
    const ownName = papers.length === 1 ? name : `${name}-${paper.language}`;
    paths.push(...(await writeForms(read, paper, folder, ownName)));
  }
  return paths;
};

const writeForms = async (read: Reads, issued: IssuedPaper, folder: string, name: string): Promise<string[]> => {
  const forms = (
    [
      ['pdf', issued.pdfSha256],
      ['docx', issued.wordSha256],
      ['html', issued.htmlSha256],
      ['xml', issued.xmlSha256],
      ['txt', issued.textSha256],
      ['csv', issued.csvSha256],
      ['json', issued.jsonSha256],
      ['xlsx', issued.xlsxSha256],
    ] as const
  ).flatMap(([extension, hash]) => (hash === null ? [] : [{ extension, hash }]));
  const bytes = await read.blobs(forms.map(({ hash }) => hash));
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const { extension, hash } of forms) {
    const path = join(folder, `${name}.${extension}`);
    await writeFile(path, bytes.get(hash) as Uint8Array);
    paths.push(path);
  }
  return paths;
};
