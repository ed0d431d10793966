/** Number of single-letter insertions, removals, replacements and swaps of neighbours between two words. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) {
        (rows[i] as number[])[j] = i + j;
        continue;
      }
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : replaced;
      (rows[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped);
    }
  }
  return at(a.length, b.length);
};

/**
 * The one known word a person most likely meant, or undefined when none is near enough to name.
 * Letter case, hyphens, underscores and spaces do not count ("cut_off" is near "cutOff").
 */
export const nearMatch = (word: string, known: readonly string[]): string | undefined => {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[\s_-]/g, '')
      .slice(0, 60);
  const wanted = plain(word);
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const found = distance(wanted, plain(candidate));
    if (best === undefined || found < best.distance) best = { word: candidate, distance: found };
  }
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return best !== undefined && best.distance <= allowed ? best.word : undefined;
};
