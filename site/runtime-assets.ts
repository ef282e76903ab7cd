/** The files of the browser runtime, under `<base>/runtime/`. */
import type { AstroIntegration } from 'astro';
import { bundleRuntime } from '#runtime/bundle.ts';
import { servedAssets } from './served-assets.ts';

export function runtimeAssets(): AstroIntegration {
  return servedAssets('runtime-assets', {
    folder: 'runtime/',
    assets: async () => (await bundleRuntime()).assets,
    facts: async (command) => {
      const { manifest, packages } = await bundleRuntime();
      return {
        // The built page has it in its own script, and need not fetch it first; in dev the runtime may change meanwhile.
        RUNTIME_MANIFEST: command === 'build' ? JSON.stringify(manifest) : 'undefined',
        RUNTIME_PACKAGES: JSON.stringify(packages),
      };
    },
    told: (assets) => `${String(assets.length)} files of the browser runtime`,
  });
}
