/** Columns of a terminal that nobody widened. */
const terminalWidth = 80;

/**
 * Breaks a text at its spaces into lines of at most `width` columns, indents included. A no-break space is kept.
 * @param indent columns before the first line
 * @param hanging columns before each further line
 */
export const wrappedText = (
  text: string,
  indent = 0,
  { hanging = indent, width = terminalWidth }: { readonly hanging?: number; readonly width?: number } = {},
): string[] => {
  const lines: string[] = [];
  let line = '';
  let before = indent;
  for (const word of text.split(/[ \t\r\n]+/).filter((each) => each !== '')) {
    if (line !== '' && [...line].length + [...word].length + 1 > width - before) {
      lines.push(' '.repeat(before) + line);
      line = word;
      before = hanging;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, ' '.repeat(before) + line];
};
