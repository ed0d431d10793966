import {
  type CompileDocArgs,
  NodeCompiler,
  type NodeError,
  type PdfStandard,
} from '@myriaddreamin/typst-ts-node-compiler';
import { PermanentFailure } from '../../domain/errors.ts';
import { fontFamilies, readFonts } from './fonts.ts';
import { asciiSource, typstString } from './typst-text.ts';

/** What a document says about itself, and what its source may read. */
export interface TypstDocument {
  /** Title of the PDF, shown by readers instead of the file name. */
  readonly title: string;
  readonly author?: string;
  /** What the document belongs to. */
  readonly subject?: string;
  /** Date of the document; it becomes the creation date of the PDF. Never the time of day at which it is made. */
  readonly date: Date;
  /**
   * Strings the source reads as `sys.inputs.<key>`, for settings. What differs from document to document goes into
   * `files`: each new set of inputs costs the process some 0.2 MB that it does not get back (measured with 0.7.0 of the compiler).
   */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Standard the PDF keeps; what breaks it is refused. */
  readonly standard?: 'ua-1';
  /** No other document will be like it: what was worked out for it is forgotten at once. */
  readonly single?: boolean;
  /** Files the source reads by their name: `#import "note.typ": *`, `json("data.json")`. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

/** Makes PDFs from Typst sources. The same source, options and fonts give the same bytes. */
export interface TypstCompiler {
  /**
   * Compiles a main source to a tagged PDF. Title, author, fonts and `date: auto` are set before the source begins;
   * the source sets language, page and everything else itself.
   * Throws PermanentFailure with the place and the message where the source does not compile.
   */
  compilePdf(mainSource: string, document: TypstDocument): Uint8Array;
}

/** A folder that does not exist: sources are given as text, and nothing of the machine can be read from them. */
const workspace = '/verbale-documents';

/** Compilations an unused cached result survives; a batch of notes shares most of its layout. */
const cachedGenerations = 10;

/** What the compiler says was wrong; it gives the file, and no line. */
const firstMistake = (compiler: NodeCompiler, error: NodeError | null): string => {
  const [first] = (error ? compiler.fetchDiagnostics(error) : []) as { message?: string; path?: string }[];
  return first ? `${first.path ?? 'main'}: ${first.message ?? ''}` : 'no diagnostic was given';
};

/** The enumeration of the library is for TypeScript alone: at run time it is this word. */
const pdfUa1 = 'ua-1' as PdfStandard;

const propertiesFile = 'document-properties.json';

const propertiesOf = (document: TypstDocument): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      title: document.title.toWellFormed(),
      author: document.author === undefined ? [] : [document.author.toWellFormed()],
      description: document.subject?.toWellFormed() ?? null,
    }),
  );

/**
 * The source's first lines. `fallback: false`: a character that no named family has is shown as missing
 * on every machine, and not in whatever font the machine happens to have.
 */
const preamble = `#set document(..json("${propertiesFile}"), date: auto)
#set text(font: (${fontFamilies.map(typstString).join(', ')}), fallback: false)
`;

const asciiFile = (bytes: Uint8Array): Buffer => Buffer.from(asciiSource(Buffer.from(bytes).toString('utf8')));

/** Why a document did not become a PDF. */
const failure = (compiler: NodeCompiler, source: CompileDocArgs, title: string, cause: unknown): PermanentFailure => {
  const compiled = compiler.compile(source);
  return compiled.result
    ? new PermanentFailure(`The document "${title}" was set and could not be written as PDF.`, { cause })
    : new PermanentFailure(`The document "${title}" could not be set: ${firstMistake(compiler, compiled.takeError())}`);
};

/** Starts a compiler (about 75 ms, fonts included). Keep one and use it for every document of the process. */
export const createTypstCompiler = (): TypstCompiler => {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts() }] });
  return {
    compilePdf: (mainSource, document) => {
      const files = [...(document.files ?? []), [propertiesFile, propertiesOf(document)] as const];
      const names = files.map(([name, bytes]) => {
        const path = `${workspace}/${name}`;
        compiler.mapShadow(path, name.endsWith('.typ') ? asciiFile(bytes) : Buffer.from(bytes));
        return path;
      });
      const source = { mainFileContent: asciiSource(preamble + mainSource), inputs: { ...document.inputs } };
      try {
        // In one step: a document that was handed over in between keeps its memory until our own is collected.
        return compiler.pdf(source, {
          creationTimestamp: Math.floor(document.date.getTime() / 1000),
          ...(document.standard === 'ua-1' ? { pdfStandard: pdfUa1 } : {}),
        });
      } catch (cause) {
        throw failure(compiler, source, document.title, cause);
      } finally {
        for (const path of names) compiler.unmapShadow(path);
        compiler.evictCache(document.single ? 0 : cachedGenerations);
      }
    },
  };
};
