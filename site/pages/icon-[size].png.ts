/** The icons that the manifest names. */
import type { APIRoute } from 'astro';
import { ICON_SIZES, iconOf } from '../app-icon.ts';

export function getStaticPaths() {
  return ICON_SIZES.map((size) => ({ params: { size: String(size) }, props: { size } }));
}

export const GET: APIRoute<{ readonly size: number }> = async ({ props }) =>
  new Response(Uint8Array.from(await iconOf(props.size)), { headers: { 'content-type': 'image/png' } });
