/**
 * Serves what tells types while the reader writes, under `<base>/typed/`: the compiler in a worker, and the declarations
 * of all that a program can import. Its names hold a hash of the content; its bytes are told before they are fetched.
 */
import type { AstroIntegration } from 'astro';
import { servedAssets } from './served-assets.ts';
import { composeTyped } from './typed/compose.ts';

const FOLDER = 'typed/';

/** What a page has to know before it fetches anything. */
export interface TypedFacts {
  readonly worker: string;
  readonly declarations: string;
  /** As servers pack them. */
  readonly bytes: number;
}

export function typedAssets(): AstroIntegration {
  return servedAssets('typed-assets', {
    folder: FOLDER,
    assets: async () => Object.values(await composeTyped()),
    facts: async () => {
      const { worker, declarations } = await composeTyped();
      const typed: TypedFacts = {
        worker: FOLDER + worker.name,
        declarations: FOLDER + declarations.name,
        bytes: worker.packed + declarations.packed,
      };
      return { TYPED: JSON.stringify(typed) };
    },
    told: (assets) => assets.map(({ name, packed }) => `${name} ${(packed / 1000).toFixed(0)} kB`).join(', '),
  });
}
