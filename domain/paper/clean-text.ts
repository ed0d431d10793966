/**
 * What every text is made of that has nothing to be taken out and is normalised already: letters, digits and marks of the
 * six languages as they are usually written, none of which joins with another into a third.
 */
const clean =
  /^[\t\n\x20-\x7e\u00a0-\u02ff\u0400-\u0482\u048a-\u052f\u0621-\u063a\u0641-\u064a\u0660-\u0669\u2010-\u2027\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;

/**
 * Takes out of a text what could make the reader see something else than what is there, or break a rendering:
 * control characters (except tab and line feed), bidirectional embeddings, overrides and isolates
 * (U+202A to U+202E, U+2066 to U+2069), lone surrogates, byte order marks and noncharacters.
 * CR LF and CR become LF; U+2028 and U+2029 become LF. The text is normalised to NFC.
 *
 * Directional marks (U+200E, U+200F, U+061C) and joiners (U+200C, U+200D) stay: they belong to honest Arabic and Persian text.
 */
export const cleanText = (text: string): string =>
  clean.test(text)
    ? text
    : text
        .toWellFormed()
        .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
        .replace(/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/gu, '')
        .replace(/[\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB\u{E0001}\u{E0020}-\u{E007F}]/gu, '')
        .normalize('NFC');

/** `cleanText` on one line: line feeds and tabs become spaces, runs of white space one space, ends trimmed. For titles, names and file names. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim();
