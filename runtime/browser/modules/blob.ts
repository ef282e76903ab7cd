import { host } from '../worker/host.ts';

const createObjectURL = host.URL.createObjectURL.bind(host.URL);

/** The address of a module with this text. */
export function blobOf(code: string): string {
  return createObjectURL(new host.Blob([code], { type: 'text/javascript' }));
}
