/** Why something waits, in a few words; for reasons that carry a clause of their own the clause says the rest. */
const words: Readonly<Record<string, string>> = {
  'no-evidence': 'nothing says whose it is',
  'one-piece-of-evidence': 'only one sign of whose it is',
  'conflicting-evidence': 'signs of whose it is disagree',
  'ambiguous-sender': 'sender writes for several',
  'failed-sender': 'sender is not who it says',
  'perhaps-a-machine': 'perhaps a program wrote it',
  'perhaps-a-person': 'perhaps a person wrote it',
  'asks-for-extension': 'asks for more time',
  correspondence: 'brings no text',
  'files-refused': 'no file of it can be taken',
  'not-scanned': 'the virus scanner was silent',
  unreadable: 'cannot be read as a message',
  late: 'too late for the campaign',
  'whose-text': 'whose text it is, is in doubt',
  'second-text': 'second text; newest proposed',
  'second-door': 'text came by two ways',
  'another-version': 'second upload; newest proposed',
  corrections: 'corrections, perhaps of parts',
  contradicts: 'says there is no text; one is on file',
  'joint-and-own': 'joint text and own text',
  'answers-clarification': 'answers our clarification',
  'withdraws-submission': 'withdraws what was submitted',
  'perhaps-nil-return': 'perhaps a nil return',
  'perhaps-declined': 'perhaps sends no text',
  'perhaps-withdrawal': 'perhaps a withdrawal',
  'note-verbale-pending': 'upload without its note verbale',
  'delivery-failed': 'a note could not be delivered',
  bounce: 'a note came back',
  'late-submission': 'text came after the paper',
  'dispatch-paused': 'sending is paused',
  'perhaps-a-batch': 'perhaps a batch of many texts',
  'held-transmittal': 'a batch is held',
  'paper-not-issued': 'a paper was not issued',
  'withdrawal-untold': 'a withdrawal was not told',
};

/** The words for a reason; one that is not known stands for itself. */
export const reasonWords = (reason: string): string => words[reason] ?? reason;

/** What an officer would most probably do with a held item, as the end of a command line; null where nothing is likely. */
export const proposedDecision = (reason: string, candidates: readonly string[]): string | null => {
  const from = candidates.length === 1 ? `--from ${candidates[0]}` : '--from <addressee>';
  switch (reason) {
    case 'second-text':
    case 'second-door':
    case 'another-version':
    case 'corrections':
    case 'contradicts':
      return `${from} --replaces`;
    case 'joint-and-own':
      return `${from} --beside`;
    case 'perhaps-nil-return':
      return `${from} --kind nil-return`;
    case 'perhaps-declined':
      return `${from} --kind declined`;
    case 'withdraws-submission':
    case 'perhaps-withdrawal':
      return `${from} --kind withdrawal`;
    case 'answers-clarification':
      return `${from} --kind clarification`;
    case 'correspondence':
      return `${from} --kind correspondence`;
    case 'whose-text':
      return candidates.length < 2
        ? `${from} --joint-with <codes...>`
        : `--from ${candidates[0]} --joint-with ${candidates.slice(1, 8).join(' ')}`;
    case 'asks-for-extension':
    case 'perhaps-a-batch':
    case 'unreadable':
    case 'not-scanned':
      return null;
    default:
      return from;
  }
};
