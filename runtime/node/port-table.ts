/**
 * Where all programs share 127.0.0.1: the port that a program names → the free one that it has. The table is a folder
 * with a file for each port, since threads and processes of the program read it, and its parent.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boundHandle, isFree, portOf } from './tcp.ts';

const LOOPBACK = '127.0.0.1';

function isError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function fileOf(folder: string, port: number): string {
  return join(folder, String(port));
}

/** Undefined where nothing listens on the port. */
export function realPort(folder: string, port: number): number | undefined {
  try {
    return Number(readFileSync(fileOf(folder, port), 'utf8'));
  } catch (error) {
    if (isError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function enter(folder: string, port: number, real: number): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(folder, port), String(real), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isError(error, 'EEXIST')) return false;
    throw error;
  }
}

/** @returns false where the port is busy */
export function claimPort(folder: string, port: number, real: number): boolean {
  if (enter(folder, port, real)) return true;
  const before = realPort(folder, port);
  // A thread or a process that was ended leaves its entry behind.
  if (before !== undefined && !isFree(LOOPBACK, before)) return false;
  releasePort(folder, port);
  return enter(folder, port, real);
}

export function releasePort(folder: string, port: number): void {
  rmSync(fileOf(folder, port), { force: true });
}

let refusing: number | undefined;

/** A port of this machine that is bound and never listened on, so that a connection to it is refused. */
export function refusingPort(): number {
  const handle = refusing === undefined ? boundHandle(LOOPBACK, 0) : undefined;
  refusing ??= (handle && portOf(handle)) ?? 1;
  return refusing;
}
