const names = ['SIGINT', 'SIGTERM'] as const;

/** Resolves at the first Ctrl+C or SIGTERM. A second one finds no handler, and ends the program at once. */
export function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    const stop = (name: string): void => {
      for (const each of names) process.off(each, stop);
      resolve(name);
    };
    for (const each of names) process.on(each, stop);
  });
}
