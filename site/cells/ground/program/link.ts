/**
 * A program in the fragment of an address: `#program=1.<packed>.<sum>`. A fragment is sent to nobody. Reading one is
 * bounded: it is cut by its length before anything is decoded, and what it unpacks to is counted while it grows.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { hashOf } from '../../../shown/starter-hash.ts';
import { z } from '../quiet-zod.ts';
import { partsOf, programFrom, type OwnProgram, type ProgramProblem } from './own-program.ts';

export const LINK_START = '#program=';
export const VERSION = 1;
/** Of the fragment. Browsers take more; what people send links with often does not. */
export const LINK_LETTERS = 32_000;
/** More than any program has that could be a program here. */
const UNPACKED_BYTES = 1_500_000;
const PIECE_BYTES = 512;

export type LinkProblem =
  | ProgramProblem
  | { readonly kind: 'link-broken' }
  | { readonly kind: 'link-too-long'; readonly n: number; readonly most: number }
  | { readonly kind: 'link-too-large' }
  | { readonly kind: 'link-newer'; readonly version: string };

export type LinkOutcome = { readonly program: OwnProgram } | { readonly problem: LinkProblem };

class TooLarge extends Error {}

function textFromBytes(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
}

function bytesFromText(text: string): Uint8Array {
  return strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true);
}

function unpacked(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    if (length > UNPACKED_BYTES) throw new TooLarge();
    pieces.push(piece);
  });
  for (let at = 0; at < bytes.length; at += PIECE_BYTES)
    inflate.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export function fragmentFrom(program: OwnProgram): { readonly fragment: string } | { readonly problem: LinkProblem } {
  const { name, files, environment, requests } = partsOf(program);
  const fields = requests.map(({ method, path, headers, body }) => [method, path, headers, body]);
  const packed = textFromBytes(deflateSync(strToU8(JSON.stringify([name, files, environment, fields])), { level: 9 }));
  const fragment = `${LINK_START}${VERSION}.${packed}.${hashOf(packed)}`;
  const n = fragment.length;
  return n > LINK_LETTERS ? { problem: { kind: 'link-too-long', n, most: LINK_LETTERS } } : { fragment };
}

const packedSchema = z
  .tuple([
    z.string(),
    z.array(z.tuple([z.string(), z.string()])),
    z.string(),
    z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
  ])
  .transform(([name, files, environment, requests]) => ({
    name,
    files,
    environment,
    requests: requests.map(([method, path, headers, body]) => ({ method, path, headers, body })),
  }));

function read(packed: string): LinkOutcome {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpacked(bytesFromText(packed))));
  const parts = packedSchema.safeParse(value).data;
  return parts === undefined ? { problem: { kind: 'link-broken' } } : programFrom(parts);
}

/** Undefined where the fragment is of another kind. */
export function programFromFragment(fragment: string): LinkOutcome | undefined {
  if (!fragment.startsWith(LINK_START)) return undefined;
  if (fragment.length > LINK_LETTERS)
    return { problem: { kind: 'link-too-long', n: fragment.length, most: LINK_LETTERS } };
  const [version = '', packed = '', sum = '', ...more] = fragment.slice(LINK_START.length).split('.');
  if (/^[1-9]\d{0,5}$/.test(version) && Number(version) > VERSION) return { problem: { kind: 'link-newer', version } };
  // What was cut or changed on its way is told from what was made so.
  if (version !== String(VERSION) || more.length > 0 || !/^[\w-]+$/.test(packed) || sum !== hashOf(packed))
    return { problem: { kind: 'link-broken' } };
  try {
    return read(packed);
  } catch (error) {
    // Neither the library nor the browser has an error of its own for what cannot be unpacked, decoded or parsed.
    return { problem: { kind: error instanceof TooLarge ? 'link-too-large' : 'link-broken' } };
  }
}
