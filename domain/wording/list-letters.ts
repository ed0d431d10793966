/** Letters of lists in every official language but Arabic; Russian texts of the Organization take the Latin ones too. */
export const latinListLetters: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz'];

/** Arabic lists follow the abjad order; the fifth letter is written as it begins a word. */
export const arabicListLetters: readonly string[] = [...'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'].map((letter) =>
  letter === 'ه' ? 'هـ' : letter,
);
