/** Files that are made, and no part of the site's own bundle: served in a folder of the site in dev, written into it by a build. */
import { mkdir, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';

export interface ServedAsset {
  readonly name: string;
  readonly type: string;
  readonly contents: Uint8Array;
}

interface ServedAssets<A extends ServedAsset> {
  /** `runtime/` */
  readonly folder: string;
  /** Asked for at each request: in dev what they are made of may change. */
  readonly assets: () => Promise<readonly A[]>;
  /** What the pages are to know of them, by the name of a variable of `import.meta.env`: as JSON, or `undefined`. */
  readonly facts: (command: string) => Promise<Readonly<Record<string, string>>>;
  /** For the log of a build. */
  readonly told: (assets: readonly A[]) => string;
}

export function servedAssets<A extends ServedAsset>(
  name: string,
  { folder, assets, facts, told }: ServedAssets<A>,
): AstroIntegration {
  let base = '/';
  return {
    name,
    hooks: {
      'astro:config:setup': async ({ command, updateConfig }) => {
        const define = Object.entries(await facts(command)).map(
          ([key, value]) => [`import.meta.env.${key}`, value] as const,
        );
        updateConfig({ vite: { define: Object.fromEntries(define) } });
      },
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const path = new URL(request.url ?? '/', 'http://localhost').pathname;
          const prefix = [base + folder, `/${folder}`].find((start) => path.startsWith(start));
          if (prefix === undefined) return next();
          assets()
            .then((all) => {
              const asset = all.find((each) => each.name === path.slice(prefix.length));
              if (asset === undefined) return next();
              response.setHeader('content-type', asset.type);
              response.end(asset.contents);
            })
            .catch(next);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const all = await assets();
        const place = new URL(folder, dir);
        await mkdir(place, { recursive: true });
        await Promise.all(all.map((asset) => writeFile(new URL(asset.name, place), asset.contents)));
        logger.info(told(all));
      },
    },
  };
}
