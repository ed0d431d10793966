const allowed = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}\p{Cf}"<>\\^`{|}]+$/iu;

/** The address if it is one a paper may link to (http, https, mailto), or null: then only the text is printed. */
export const safeLink = (address: string): string | null => (allowed.test(address) ? address : null);
