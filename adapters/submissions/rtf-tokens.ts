/** What rich text is made of. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `\name5`; a control symbol has its one character as name. */
  | { readonly kind: 'control'; readonly name: string; readonly parameter: number | null }
  /** One byte written as `\'e9`. */
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string };

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Tokens of rich text, in time linear in its length. Binary data (`\bin`) are skipped. Text is bytes as latin1. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const rtf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const special = /[\\{}\r\n]/g;
  let at = 0;
  while (at < rtf.length) {
    const code = rtf.charCodeAt(at);
    if (code === 0x7b) {
      yield { kind: 'open' };
      at += 1;
    } else if (code === 0x7d) {
      yield { kind: 'close' };
      at += 1;
    } else if (code === 0x0d || code === 0x0a) at += 1;
    else if (code !== 0x5c) {
      special.lastIndex = at;
      const end = special.exec(rtf)?.index ?? rtf.length;
      yield { kind: 'text', text: rtf.slice(at, end) };
      at = end;
    } else if (isLetter(rtf.charCodeAt(at + 1))) {
      let end = at + 2;
      while (isLetter(rtf.charCodeAt(end)) && end - at < 33) end += 1;
      const name = rtf.slice(at + 1, end);
      const number = /-?\d{1,10}/y;
      number.lastIndex = end;
      const parameter = number.exec(rtf)?.[0] ?? null;
      end += parameter?.length ?? 0;
      if (rtf[end] === ' ') end += 1;
      yield { kind: 'control', name, parameter: parameter === null ? null : Number(parameter) };
      at = name === 'bin' && parameter !== null ? end + Math.max(0, Number(parameter)) : end;
    } else if (rtf[at + 1] === "'") {
      const value = Number.parseInt(rtf.slice(at + 2, at + 4), 16);
      if (!Number.isNaN(value)) yield { kind: 'byte', value };
      at += 4;
    } else {
      yield { kind: 'control', name: rtf[at + 1] ?? '', parameter: null };
      at += 2;
    }
  }
}
