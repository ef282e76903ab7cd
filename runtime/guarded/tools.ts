/** The programs of Linux that shield: they belong to every usual one. */
import { existsSync } from 'node:fs';

export function tool(name: string): string | undefined {
  return [`/usr/bin/${name}`, `/bin/${name}`].find((path) => existsSync(path));
}
