/** The four CSV files a directory is kept in, in UTF-8; columns are described in prisma/seed/directory/README.md. */
export const directoryFiles = {
  entities: 'entities.csv',
  formerNames: 'names-former.csv',
  instruments: 'instruments.csv',
  treatyStatus: 'treaty-status.csv',
} as const;

/** The text of each file. A directory without former names may leave that text empty. */
export type DirectoryTexts = Readonly<Record<keyof typeof directoryFiles, string>>;
