/**
 * node bench/compile-once.ts <database> <what> <folder> [parts]: says "ready" once it is composed as a worker is, and compiles
 * the campaign of the bench from the database whenever it is told to. <what>: pdf, word (that form alone, written to the folder), all (a draft in every form, as `verbale compile` makes
 * it), originals (reads the file of every reply and takes its text out again). It does not know that it is measured.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gather } from '../activities/compile/compilation-input.ts';
import { draftVersion } from '../activities/compile/draft-version.ts';
import { renderPaperHtml } from '../adapters/documents/paper-html.ts';
import { renderPaperPdf } from '../adapters/documents/paper-pdf.ts';
import { renderPaperWord } from '../adapters/documents/paper-word.ts';
import { openPartSetters } from '../adapters/documents/part-setters.ts';
import { folderPartStore, noPartStore } from '../adapters/documents/part-store.ts';
import { compilationPaper } from '../domain/compile/compilation.ts';
import { filesIn } from '../domain/paper/paper-walk.ts';
import { benchCampaign, composeOn } from './compile-scene.ts';

const [databaseUrl = '', what = '', folder = '', partsFolder] = process.argv.slice(2);
const { dependencies, close } = await composeOn(databaseUrl, partsFolder);
const { read } = dependencies.database;
const { id, asAtMs } = benchCampaign;

const paperOf = async () => {
  const { definition } = await read.campaign(id);
  const gathered = await gather(dependencies, definition, asAtMs, 'first');
  const { symbol, language } = definition.paper;
  const paper = compilationPaper(gathered.inputOf(language, gathered.submissions, { symbol, edition: null }));
  return { paper, files: await read.blobs(filesIn(paper)) };
};

const work = async (): Promise<void> => {
  switch (what) {
    case 'pdf': {
      const { paper, files } = await paperOf();
      const parts = partsFolder === undefined ? noPartStore : folderPartStore(partsFolder);
      const setters = openPartSetters();
      writeFileSync(join(folder, 'verbale.pdf'), await renderPaperPdf(paper, { files, parts, setters }));
      setters.close();
      break;
    }
    case 'word': {
      const { paper, files } = await paperOf();
      writeFileSync(join(folder, 'verbale.docx'), await renderPaperWord(paper, files));
      break;
    }
    case 'html': {
      const { paper, files } = await paperOf();
      writeFileSync(join(folder, 'verbale.html'), renderPaperHtml(paper, files));
      break;
    }
    case 'all':
      await draftVersion(dependencies, await read.campaign(id), {
        form: 'first',
        asAtMs,
        languages: ['en'],
        only: [],
        officer: { id: 'desk-officer', allow: ['held', 'symbol', 'unreadable'] },
      });
      break;
    case 'originals':
      for (const { files } of await read.submissions(id))
        for (const { sha256, name, mediaType } of files) {
          const bytes = (await read.blobs([sha256])).get(sha256) ?? new Uint8Array();
          const { text } = await dependencies.texts.examine({ name, mediaType, sha256, bytes });
          if ('unreadable' in text) throw new Error(`${name} could not be read: ${text.unreadable}`);
        }
      break;
    default:
      throw new Error(`There is no "${what}" to compile.`);
  }
};

process.stdout.write('ready\n');
for await (const _order of createInterface({ input: process.stdin })) {
  await work();
  process.stdout.write('done\n');
}
await close();
process.exit(0);
