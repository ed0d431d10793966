/** What the processes that set documents are started with. Without this glibc keeps more of what exporting a PDF leaves behind. */
export const renderingEnvironment: Readonly<Record<string, string>> = { MALLOC_TRIM_THRESHOLD_: '131072' };

/** A long paper asks for its memory to be collected between its parts. */
export const renderingArguments: readonly string[] = ['--expose-gc'];
