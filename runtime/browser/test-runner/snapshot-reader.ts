/** As much of `node:vm` as reads a file of snapshots: `exports[`…`] = `…`;` lines. */
export const snapshotReader = {
  createContext: (context: object): object => context,
  runInContext: (source: string, context: { readonly exports: object }): void => {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the file is the program's own, and runs where the program runs
    new Function('exports', source)(context.exports);
  },
};
