/** Longest name that is kept, in characters and in UTF-8 bytes (file systems stop at 255 bytes). */
const longest = { characters: 150, bytes: 240 };

const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)$/i;

const utf8Bytes = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};

const shorten = (text: string, limit: { readonly characters: number; readonly bytes: number }): string => {
  let kept = '';
  let characters = 0;
  let bytes = 0;
  for (const character of text) {
    characters += 1;
    bytes += utf8Bytes(character);
    if (characters > limit.characters || bytes > limit.bytes) break;
    kept += character;
  }
  return kept;
};

/**
 * A name under which a file from outside can be shown, offered for download and written to a disk:
 * the last part of a path, NFC, without control, direction, zero-width and reserved characters, not
 * hidden, not an option, not a device, at most 150 characters (240 bytes) with its extension kept, never empty.
 * The same for every door. Applying it twice changes nothing.
 *
 * @param original the name as the sender wrote it, or null
 * @param fallback what a file without a usable name is called
 */
export const safeFileName = (original: string | null, fallback = 'document'): string => {
  const cleaned = (original ?? '')
    // The name proper is at the end, and nobody reads longer ones.
    .slice(-4000)
    .toWellFormed()
    // Characters that look like a slash would let a name pass for a path.
    .replace(/[\u2044\u2215\u29f8\uff0f\ufe68\uff3c\u29f5]/g, '_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .replace(/[\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\uffff]/g, '')
    .replace(/[\u{e0000}-\u{e0fff}]/gu, '')
    // Last: what was taken out may have kept a letter and its accent apart.
    .normalize('NFC');
  const base = (
    cleaned
      .split(/[\\/]/)
      .filter((part) => part.trim() !== '')
      .at(-1) ?? ''
  )
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.\-~]+/u, '')
    .replace(/[\s.]+$/u, '');
  const dot = base.lastIndexOf('.');
  const hasExtension = dot > 0 && base.length - dot <= 12;
  const extension = hasExtension ? base.slice(dot) : '';
  let stem = hasExtension ? base.slice(0, dot) : base;
  if (device.test((stem.split('.')[0] ?? '').trim())) stem = `_${stem}`;
  const extensionBytes = [...extension].reduce((sum, character) => sum + utf8Bytes(character), 0);
  const room = {
    characters: longest.characters - [...extension].length,
    bytes: longest.bytes - extensionBytes,
  };
  stem = shorten(stem, room).replace(/[\s.]+$/u, '');
  const name = `${stem}${extension}`;
  return name === '' || /^_*$/.test(name) ? fallback : name;
};

/**
 * Safe names for files that come together: where two would be the same on a system that does not tell small letters from
 * capitals, the later ones are numbered, "comments (2).docx". In the order given; a single name stays as it is.
 */
export const distinctFileNames = (originals: readonly (string | null)[], fallback = 'document'): readonly string[] => {
  const taken = new Set<string>();
  return originals.map((original) => {
    const name = safeFileName(original, fallback);
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > 0 && name.length - dot <= 12 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let distinct = name;
    for (let number = 2; taken.has(distinct.toLowerCase()); number += 1) {
      const suffix = ` (${number})${extension}`;
      const room = { characters: longest.characters - [...suffix].length, bytes: longest.bytes - 3 * suffix.length };
      distinct = `${shorten(stem, room).trimEnd()}${suffix}`;
    }
    taken.add(distinct.toLowerCase());
    return distinct;
  });
};
