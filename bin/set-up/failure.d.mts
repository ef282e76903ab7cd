export function sentenceFromFailure(stderr: string, env: Readonly<Record<string, string | undefined>>): string;
