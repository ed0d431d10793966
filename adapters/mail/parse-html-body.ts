const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  shy: '',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  deg: '°',
  euro: '€',
  sect: '§',
  copy: '©',
  iexcl: '¡',
  iquest: '¿',
  ordm: 'º',
  ordf: 'ª',
  agrave: 'à',
  acirc: 'â',
  auml: 'ä',
  aacute: 'á',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  iacute: 'í',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  oacute: 'ó',
  ocirc: 'ô',
  ouml: 'ö',
  oelig: 'œ',
  ugrave: 'ù',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
  szlig: 'ß',
  Agrave: 'À',
  Aacute: 'Á',
  Ccedil: 'Ç',
  Egrave: 'È',
  Eacute: 'É',
  Iacute: 'Í',
  Ntilde: 'Ñ',
  Oacute: 'Ó',
  Ouml: 'Ö',
  OElig: 'Œ',
  Uacute: 'Ú',
  Uuml: 'Ü',
  Auml: 'Ä',
};

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });

const endsLine = new Set([
  'p',
  'div',
  'br',
  'tr',
  'li',
  'ul',
  'ol',
  'table',
  'hr',
  'section',
  'article',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const endsParagraph = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table']);
const unseen = new Set(['head', 'style', 'script', 'title', 'template']);

const withoutComments = (html: string): string => {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = html.indexOf('<!--', from);
    if (start < 0) return kept + html.slice(from);
    kept += html.slice(from, start);
    const end = html.indexOf('-->', start + 4);
    if (end < 0) return kept;
    from = end + 3;
  }
};

/**
 * The words of an HTML body as plain text, for the rules only; it is never shown as HTML. Quoted
 * blocks become lines that begin with `>`, as in plain mail. Linear in the length of the input.
 */
export const textOfHtml = (html: string): string => {
  const lines: string[] = [];
  let line = '';
  let quotes = 0;
  let hidden: string | null = null;
  const finish = (paragraph: boolean): void => {
    const text = decodeEntities(line)
      .replace(/[ \t]+/g, ' ')
      .trim();
    const mark = quotes > 0 ? `${'>'.repeat(Math.min(quotes, 9))} ` : '';
    if (text !== '') lines.push(`${mark}${text}`);
    if (paragraph && lines.at(-1) !== '' && lines.length > 0) lines.push('');
    line = '';
  };
  // A tag ends before the next `<`, so that unclosed ones cannot make the search quadratic.
  const token = /<![^<>]*>|<(\/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>|([^<]+|<)/g;
  for (const [, slash, tag, text] of withoutComments(html).matchAll(token)) {
    if (text !== undefined) {
      if (hidden === null) line += text.replace(/\s+/g, ' ');
      continue;
    }
    if (tag === undefined) continue;
    const name = tag.toLowerCase();
    const closing = slash === '/';
    if (hidden !== null) {
      if (closing && name === hidden) hidden = null;
      continue;
    }
    if (unseen.has(name) && !closing) hidden = name;
    else if (name === 'blockquote') {
      finish(true);
      quotes = Math.max(0, quotes + (closing ? -1 : 1));
    } else if (name === 'td' || name === 'th') line += ' ';
    else if (endsLine.has(name)) finish(endsParagraph.has(name) && closing);
  }
  finish(false);
  return lines.join('\n').trim();
};
