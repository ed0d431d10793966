import { blocksOfHtml } from './html-blocks.ts';
import { decodeText } from './plain-text.ts';
import type { Reading } from './read-word.ts';

const withoutHidden = (html: string): string => {
  let kept = '';
  let at = 0;
  const begins = /<!--|<[!?]|<(script|style|head|title|template|noscript|svg)(?=[\s>/])/gi;
  for (;;) {
    begins.lastIndex = at;
    const found = begins.exec(html);
    if (found === null) return kept + html.slice(at);
    kept += html.slice(at, found.index);
    const plain = found[0] === '<!--' ? /-->/g : />/g;
    const end = found[1] === undefined ? plain : new RegExp(`</${found[1]}[^>]*>`, 'gi');
    end.lastIndex = found.index + found[0].length;
    const closed = end.exec(html);
    // What is never closed hides all the rest, in a browser too.
    if (closed === null) return kept;
    at = end.lastIndex;
  }
};

const decodeHtml = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(2048, bytes.byteLength)).toString('latin1');
  const label = /<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([a-z0-9_-]{2,30})/i.exec(head)?.[1];
  if (label !== undefined && !/^utf-?16/i.test(label)) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // A wrong or unknown declaration says nothing.
    }
  }
  return decodeText(bytes);
};

/** Reads a page of HTML: its words and their order; nothing of it is run, fetched or kept as markup. */
export const readHtml = async (bytes: Uint8Array): Promise<Reading> => {
  const html = decodeHtml(bytes);
  if (html === null) return { unreadable: 'It is called a text but is none.' };
  const pictures = html.match(/<img[\s>/]/gi)?.length ?? 0;
  const markup = withoutHidden(html)
    // Line ends in markup are spaces; `<br>` makes the others.
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(
      /<(\/?)(?:div|section|article|main|blockquote|pre|address|center|header|footer|aside|dt|dd|hr|body)(?=[\s>/])[^<>]*>/gi,
      '<$1p>',
    );
  const blocks = blocksOfHtml(markup);
  return {
    blocks,
    pages: null,
    omissions: pictures === 0 ? [] : [pictures === 1 ? 'one picture' : `${pictures} pictures`],
  };
};
