import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The faces documents are set in, and only these: the four styles of Latin, Cyrillic and Greek, and of Arabic, and the
 * two of Chinese, which has no italics. Amiri is taken for Arabic because its text can be copied out of the PDF in the
 * right order. Of two faces that fit equally Typst takes the one given here before one of the machine; with every style
 * given, a machine that has the same family in another version makes the same document.
 */
const faces = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans/700Bold_Italic/NotoSans_700Bold_Italic.ttf',
  '@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf',
  '@expo-google-fonts/amiri/400Regular_Italic/Amiri_400Regular_Italic.ttf',
  '@expo-google-fonts/amiri/700Bold/Amiri_700Bold.ttf',
  '@expo-google-fonts/amiri/700Bold_Italic/Amiri_700Bold_Italic.ttf',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
] as const;

/** Family names in the order in which a character is looked for; the same on every machine. */
export const fontFamilies = ['Noto Sans', 'Amiri', 'Noto Sans SC'] as const;

/** The bytes of every face, read from the installed font packages. */
export const readFonts = (): Buffer[] => faces.map((face) => readFileSync(require.resolve(face)));
