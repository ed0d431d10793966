/** The one task queue of a worker process; a namespace of its own separates installations. */
export const verbaleTaskQueue = 'verbale';
