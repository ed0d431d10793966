/**
 * Takes out of a text what could make the reader see something else than what is there, or break a rendering:
 * control characters (except tab and line feed), bidirectional embeddings, overrides and isolates
 * (U+202A to U+202E, U+2066 to U+2069), lone surrogates, byte order marks and noncharacters.
 * CR LF and CR become LF; U+2028 and U+2029 become LF. The text is normalised to NFC.
 *
 * Directional marks (U+200E, U+200F, U+061C) and joiners (U+200C, U+200D) stay: they belong to honest Arabic and Persian text.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/gu, '')
    .replace(/[\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB\u{E0001}\u{E0020}-\u{E007F}]/gu, '')
    .normalize('NFC');

/** `cleanText` on one line: line feeds and tabs become spaces, runs of white space one space, ends trimmed. For titles, names and file names. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim();
