/** Lines of a text no longer than `width`, each after the first behind the indent. */
export const wrapped = (text: string, width = 80, indent = ''): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter((each) => each !== '')) {
    const longer = line === '' ? `${lines.length === 0 ? '' : indent}${word}` : `${line} ${word}`;
    if ([...longer].length > width && line !== '') {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
};
