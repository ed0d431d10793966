import type { ContentVerdict } from '../../domain/receive/inspection.ts';
import { accepted, FileRefused } from './verdicts.ts';

const acting = /<\/?(?:script|iframe|frame|frameset|object|embed|applet|foreignobject)(?![a-z0-9-])/i;
const refreshing = /<(?:meta|base)\s[^<>]{0,1000}?(?:http-equiv\s*=\s*["']?\s*refresh|href\s*=)/i;
/** Looked for anywhere: where a tag ends is what browsers and searches disagree about. */
const handler = /[\s/"'`]on[a-z]{3,30}\s*=/i;
const styleScript = /expression\s*\(|-moz-binding|behavior\s*:\s*url/i;
const scriptAddress =
  /(?:href|src|action|data|background|from|to|values)=["'`]?(?:(?:java|vb|live)script:|data:(?:text\/html|image\/svg))/i;

/** Characters by which a word can be hidden from a search and not from a browser. */
const undisguised = (html: string): string =>
  html
    .replace(/(?![\t\n\f\r])\p{Cc}/gu, '')
    .replace(/&(?:#0*(\d{1,7})|#x0*([0-9a-f]{1,6}));?/gi, (_, decimal, hexadecimal) => {
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : code < 0x20 ? '' : ' ';
    })
    .replace(/&(?:tab|newline);/gi, '')
    .replace(/&colon;/gi, ':');

/** Whether markup would act in a browser: scripts, frames, handlers, and addresses that are scripts. */
export const actsInBrowser = (markup: string): boolean => {
  const plain = undisguised(markup);
  return (
    [acting, refreshing, handler, styleScript].some((pattern) => pattern.test(plain)) ||
    scriptAddress.test(plain.replace(/\s/g, ''))
  );
};

/** Examines a page of HTML. @throws FileRefused */
export const inspectHtml = (markup: string): ContentVerdict => {
  if (actsInBrowser(markup)) throw new FileRefused('active-content', 'It contains scripts or frames.');
  return accepted('html');
};
