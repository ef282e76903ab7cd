/** Serves the files of the browser runtime under `<base>/runtime/`, in dev and in the built site. */
import { mkdir, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { bundleRuntime } from '#runtime/bundle.ts';

const FOLDER = 'runtime/';

export function runtimeAssets(): AstroIntegration {
  let base = '/';
  return {
    name: 'runtime-assets',
    hooks: {
      'astro:config:setup': async ({ command, updateConfig }) => {
        // The built page has it in its own script, and need not fetch it first; in dev the runtime may change meanwhile.
        const manifest = command === 'build' ? JSON.stringify((await bundleRuntime()).manifest) : 'undefined';
        updateConfig({ vite: { define: { 'import.meta.env.RUNTIME_MANIFEST': manifest } } });
      },
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const path = new URL(request.url ?? '/', 'http://localhost').pathname;
          const prefix = [base + FOLDER, `/${FOLDER}`].find((start) => path.startsWith(start));
          if (prefix === undefined) return next();
          bundleRuntime()
            .then(({ assets }) => {
              const asset = assets.find(({ name }) => name === path.slice(prefix.length));
              if (asset === undefined) return next();
              response.setHeader('content-type', asset.type);
              response.end(asset.contents);
            })
            .catch(next);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { assets } = await bundleRuntime();
        const folder = new URL(FOLDER, dir);
        await mkdir(folder, { recursive: true });
        await Promise.all(assets.map(({ name, contents }) => writeFile(new URL(name, folder), contents)));
        logger.info(`${String(assets.length)} files of the browser runtime`);
      },
    },
  };
}
