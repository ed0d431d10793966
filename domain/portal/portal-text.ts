import type { FormMistake } from './declaration.ts';

/** A page that says why something was not done, and what to do. */
export interface RefusalText {
  readonly title: string;
  readonly text: string;
}

/**
 * What the portal says, in one language: whole sentences and labels (design D10). Slots: `{files}`, `{megabytes}`
 * and `{total}` are the limits, `{name}` is the name of a file, `{percent}` a number, `{longest}` a number.
 */
export interface PortalText {
  /** True once a native speaker has checked every phrase of the table. */
  readonly reviewed: boolean;
  readonly languageName: string;
  readonly languageSwitch: string;
  readonly skip: string;
  readonly required: string;
  readonly optional: string;
  /** A day with its clock time (`{day}`, `{time}`) and the zone that both are of. */
  readonly moment: string;
  readonly facts: {
    readonly heading: string;
    readonly addressee: string;
    readonly request: string;
    readonly reference: string;
    readonly replyBy: string;
  };
  readonly form: {
    readonly title: string;
    readonly introduction: string;
    readonly confidence: string;
    readonly replyKind: string;
    readonly replyKindText: string;
    readonly replyKindNil: string;
    readonly replyKindDeclined: string;
    readonly files: string;
    readonly filesHint: string;
    /** That no file is needed where there is no text. */
    readonly filesOptional: string;
    readonly filesKept: string;
    readonly noteVerbale: string;
    readonly noteVerbaleHint: string;
    readonly noteVerbaleEnclosed: string;
    readonly noteVerbaleFollows: string;
    readonly publication: string;
    readonly publicationPublish: string;
    readonly publicationWithhold: string;
    readonly details: string;
    readonly theirReference: string;
    readonly theirDate: string;
    readonly onBehalfOf: string;
    readonly onBehalfOfHint: string;
    readonly replacesEarlier: string;
    readonly message: string;
    readonly submit: string;
  };
  readonly mistakes: { readonly title: string } & Readonly<Record<FormMistake['code'], string>>;
  readonly progress: {
    readonly heading: string;
    readonly waiting: string;
    readonly sending: string;
    readonly arrived: string;
    readonly broken: string;
    readonly again: string;
    readonly resumed: string;
    readonly finishing: string;
    readonly failed: string;
  };
  readonly receipt: {
    readonly title: string;
    readonly introduction: string;
    readonly number: string;
    readonly received: string;
    readonly files: string;
    readonly fileName: string;
    readonly fileSize: string;
    readonly fileHash: string;
    readonly hashHint: string;
    readonly said: string;
    readonly yes: string;
    readonly next: string;
    readonly nextFollows: string;
    readonly nextEnclosed: string;
    readonly nextAcknowledged: string;
    readonly nextKeep: string;
    readonly print: string;
    readonly more: string;
  };
  /** A note as a notice. It is called a communication: it may be a note verbale or a letter. */
  readonly notice: {
    readonly title: string;
    readonly introduction: string;
    readonly addressee: string;
    readonly subject: string;
    readonly dated: string;
    readonly documents: string;
    readonly receipt: string;
    readonly confirmHint: string;
    readonly confirm: string;
    /** Ends in a colon; the moment follows. */
    readonly confirmed: string;
    readonly keep: string;
  };
  readonly notValid: RefusalText;
  readonly tooMany: RefusalText;
  readonly tooLarge: RefusalText;
  readonly noRoom: RefusalText;
  readonly notNow: RefusalText;
  readonly notUnderstood: RefusalText;
}
