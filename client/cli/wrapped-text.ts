/** Columns of a terminal that nobody widened. */
const width = 80;

/** Breaks a text at its spaces into lines of at most 80 columns, each behind an indent. */
export const wrappedText = (text: string, indent = 0): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && [...line].length + [...word].length + 1 > width - indent) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => ' '.repeat(indent) + each);
};
