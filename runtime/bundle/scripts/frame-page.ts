import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { projectRoot } from '../project.ts';

/** The sandboxed frame: a page of its own with a policy that lets nothing out, and one script allowed by its hash. */
export async function composeFrame(): Promise<string> {
  const result = await build({
    entryPoints: [join(projectRoot, 'runtime/browser/page/frame.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    minify: true,
  });
  const script = (result.outputFiles[0]?.text ?? '').trim();
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; script-src 'unsafe-eval' blob: data: 'sha256-${hash}'; worker-src blob:; connect-src 'none'`;
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>runtime</title><script>${script}</script>`;
}
