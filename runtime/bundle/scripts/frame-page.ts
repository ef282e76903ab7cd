import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { projectRoot } from '../project.ts';

/**
 * The frame: a page of its own with a policy that lets nothing out, and one script allowed by its hash. That script runs
 * in a sandboxed frame inside of it. The page around is not sandboxed and runs nothing: what is sandboxed passes by the
 * service worker, so that no program would run where the network is cut.
 */
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
  const head = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>runtime</title>`;
  const inside = `${head}<script>${script}</script>`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `${head}<iframe title="runtime" sandbox="allow-scripts" srcdoc="${inside}"></iframe>`;
}
