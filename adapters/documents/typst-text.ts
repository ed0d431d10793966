/**
 * Writes a text as a Typst string literal, quotes included, so that nothing in it can be read as markup or code.
 * Only for short values put into a source; larger data goes in as JSON through `inputs` or `files`.
 */
export const typstString = (text: string): string =>
  `"${text.toWellFormed().replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are written as escapes
    /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029]/gu,
    (character) =>
      character === '"' || character === '\\'
        ? `\\${character}`
        : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )}"`;

/**
 * A Typst source with every character beyond ASCII written as an escape, which markup, mathematics and strings read as
 * that character. Typst takes a changed source over into the one it compiled before, and where the changed characters end in the same UTF-8
 * byte it keeps the old one: after "caf\u00e9", "caf\u0169" still reads "caf\u00e9". A source in ASCII has no such characters.
 */
export const asciiSource = (source: string): string =>
  source.replace(/\P{ASCII}/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
