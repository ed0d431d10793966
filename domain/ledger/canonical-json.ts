/**
 * JSON with keys in code-unit order and no white space, so that equal values have equal bytes
 * whoever wrote them (the idea of RFC 8785; numbers here are finite and print as JavaScript prints them).
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = value as Readonly<Record<string, unknown>>;
    let written = '';
    // As they are sorted without being told how: by code units.
    for (const key of Object.keys(members).sort())
      if (members[key] !== undefined)
        written += `${written === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(members[key])}`;
    return `{${written}}`;
  }
  return JSON.stringify(value) ?? 'null';
};
