const waiting = new Set<() => Promise<void>>();

/** Remembers what must be undone when the bench ends, also when it fails or is interrupted; call the answer to undo it now. */
export function atEnd(undo: () => Promise<void>): () => Promise<void> {
  waiting.add(undo);
  return async () => {
    if (!waiting.delete(undo)) return;
    await undo();
  };
}

/** Undoes everything that is still to be undone, newest first; a failure of one does not keep the others. */
export async function cleanUp(): Promise<void> {
  for (const undo of [...waiting].reverse()) {
    waiting.delete(undo);
    await undo().catch((error: unknown) => process.stderr.write(`could not clean up: ${String(error)}\n`));
  }
}
