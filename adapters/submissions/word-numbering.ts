import { readPart } from '../inspection/inspect-word.ts';
import { unpacked } from '../inspection/inspect-zip.ts';
import { firstValue } from '../inspection/xml-events.ts';
import type { WordElement } from './word-document.ts';
import { readZipDirectory } from './zip-directory.ts';

/** The list each numbered paragraph belongs to, by the paragraph; empty where that cannot be told. */
export type ListNames = ReadonlyMap<WordElement, string>;

/** Names of the lists of all paragraphs that say which they are in, in the order of the text. */
const namesInOrder = (bytes: Uint8Array): string[] => {
  const part = readZipDirectory(bytes)?.entries.find(({ name }) => name === 'word/document.xml');
  if (part === undefined) return [];
  const names: string[] = [];
  let inProperties = 0;
  readPart(unpacked(bytes, part), {
    open: (name, attributes) => {
      if (name === 'numPr') inProperties += 1;
      else if (name === 'numId' && inProperties > 0) names.push(firstValue(attributes, 'val') ?? '');
    },
    close: (name) => {
      if (name === 'numPr') inProperties -= 1;
    },
  });
  return names.filter((name) => name !== '0');
};

const numberedIn = (element: WordElement): WordElement[] =>
  element.type === 'paragraph' ? (element.numbering ? [element] : []) : (element.children ?? []).flatMap(numberedIn);

/**
 * Tells which list each numbered paragraph is in, so that a list goes on counting after text between its items. The
 * reader of the document does not say it; where its paragraphs cannot be matched with those of the file one by one
 * (numbers that come with a style, changes that were not accepted), nothing is said and every list begins anew.
 */
export const listNames = (document: WordElement, bytes: Uint8Array): ListNames => {
  const paragraphs = numberedIn(document);
  const names = namesInOrder(bytes);
  return names.length === paragraphs.length
    ? new Map(paragraphs.map((paragraph, index) => [paragraph, names[index] ?? '']))
    : new Map();
};
