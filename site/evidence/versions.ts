/** The packages that a program may import, in the version that this site is tried with. */
import manifest from '../../package.json' with { type: 'json' };

export const versions: Readonly<Record<string, string>> = { ...manifest.devDependencies, ...manifest.dependencies };
