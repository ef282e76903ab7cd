export function sentenceFromFailure(
  stderr: string,
  told: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly say: (key: string, facts?: Readonly<Record<string, string>>) => string;
  },
): string;
