/** Kinds of file that can be taken in: told by their content, never by a name or a declared type. */
export const fileKinds = ['docx', 'pdf', 'odt', 'rtf', 'txt', 'html', 'png', 'jpeg'] as const;

export type FileKind = (typeof fileKinds)[number];

/** What a campaign accepts that says nothing about it: every kind, pictures as scanned pages. */
export const usualKinds: readonly FileKind[] = [...fileKinds];

/** Kinds that a campaign accepts: those it names, or the usual ones. */
export const acceptedKinds = (definition: {
  readonly submissions?: { readonly accept?: readonly FileKind[] };
}): readonly FileKind[] => definition.submissions?.accept ?? usualKinds;

/** Why a file is not taken. Stable words: they are stored, and the sender is told the sentence for them. */
export const refusalReasons = [
  'kind-not-accepted',
  'old-format',
  'misnamed',
  'empty',
  'damaged',
  'encrypted',
  'macros',
  'embedded-files',
  'external-content',
  'active-content',
  'disguised',
  'too-large-inside',
  'unsafe-structure',
  'too-demanding',
  'malware',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** Refused because it is of no use as it is; all other reasons mean that opening it may do harm. */
const harmless: readonly RefusalReason[] = [
  'kind-not-accepted',
  'old-format',
  'misnamed',
  'empty',
  'damaged',
  'encrypted',
];

/** Whether a refused file may do harm to whoever opens it; such files are kept, marked, and handed out with a warning only. */
export const isDangerous = (reason: RefusalReason): boolean => !harmless.includes(reason);

/** What the virus scanner said of a file, for the record. */
export type VirusScan =
  | { readonly state: 'clean' }
  | { readonly state: 'found'; readonly signature: string }
  /** It was asked and gave no verdict. */
  | { readonly state: 'unreachable'; readonly explanation: string }
  | { readonly state: 'not-configured' }
  /** The file was refused before anything was asked. */
  | { readonly state: 'not-asked' };

/** What is known of an accepted file. */
export interface FileFacts {
  /** Pages of a PDF; null for every other kind, and where they could not be counted. */
  readonly pages: number | null;
  /** Width and height of a picture in pixels. */
  readonly pixels: { readonly width: number; readonly height: number } | null;
}

/** What the content of one file is. `detail` is a sentence in English for the person who looks at it. */
export type ContentVerdict =
  | { readonly outcome: 'accepted'; readonly kind: FileKind; readonly facts: FileFacts }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason; readonly detail: string };

/** The verdict over one file once the virus scanner was asked too. */
export type Inspection = (ContentVerdict | { readonly outcome: 'held'; readonly detail: string }) & {
  readonly virusScan: VirusScan;
};

/**
 * The verdict of a campaign: a kind that it does not accept is refused, whatever else is right with the file.
 * What is dangerous is refused for that, not for its kind.
 */
export const admit = (inspection: Inspection, accepted: readonly FileKind[]): Inspection =>
  inspection.outcome === 'accepted' && !accepted.includes(inspection.kind)
    ? {
        outcome: 'refused',
        reason: 'kind-not-accepted',
        detail: `The campaign does not accept files of the kind ${inspection.kind}.`,
        virusScan: inspection.virusScan,
      }
    : inspection;

/**
 * Joins the verdict over the content with the scanner's: a signature refuses the file; a scanner that was to be
 * asked and gave no verdict holds it, since nobody knows.
 */
export const withVirusScan = (verdict: ContentVerdict, virusScan: VirusScan): Inspection => {
  if (verdict.outcome === 'refused') return { ...verdict, virusScan };
  if (virusScan.state === 'found')
    return {
      outcome: 'refused',
      reason: 'malware',
      detail: `The virus scanner reports ${virusScan.signature}.`,
      virusScan,
    };
  if (virusScan.state === 'unreachable')
    return { outcome: 'held', detail: `The virus scanner gave no verdict: ${virusScan.explanation}`, virusScan };
  return { ...verdict, virusScan };
};

/** A picture at least this large can be a page: A4 at 75 dots per inch is 620 by 877. Logos and icons are smaller. */
const smallestPage = { shorter: 600, longer: 800 };

/** Whether a picture can be a scanned or photographed page: large enough, and no banner. */
export const canBePage = (facts: FileFacts): boolean => {
  if (facts.pixels === null) return false;
  const shorter = Math.min(facts.pixels.width, facts.pixels.height);
  const longer = Math.max(facts.pixels.width, facts.pixels.height);
  return shorter >= smallestPage.shorter && longer >= smallestPage.longer && longer <= shorter * 2;
};

/** How the refusal of a file is stored with it: the stable word, then the sentence for the person. */
export const refusalNote = (reason: RefusalReason, detail: string): string => `${reason}: ${detail}`;

/** The stable word of a stored refusal; null when the note is none. */
export const reasonOfNote = (note: string | null): RefusalReason | null => {
  const word = note === null ? '' : note.slice(0, Math.max(0, note.indexOf(':')));
  return refusalReasons.find((reason) => reason === word) ?? null;
};

/** One line on a file for the evidence of an item: what it is, what was decided, and what the scanner said. */
export const inspectionLine = (name: string, inspection: Inspection): string => {
  const { virusScan } = inspection;
  const scan = {
    clean: 'virus scanner: nothing found',
    found: 'virus scanner: found',
    unreachable: 'virus scanner: no verdict',
    'not-configured': 'no virus scanner is configured',
    'not-asked': 'virus scanner not asked',
  }[virusScan.state];
  if (inspection.outcome === 'accepted') return `${name}: ${inspection.kind}, accepted; ${scan}`;
  if (inspection.outcome === 'held') return `${name}: held; ${inspection.detail}`;
  return `${name}: refused, ${refusalNote(inspection.reason, inspection.detail)} (${scan})`;
};
