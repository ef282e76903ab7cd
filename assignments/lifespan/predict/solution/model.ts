import { setTimeout as wait } from 'node:timers/promises';

export type Model = (x: number) => number;

/** A real model takes its time. */
export async function loadModel(): Promise<Model> {
  await wait(300);
  console.log('Model loaded');
  return (x) => x * 42;
}
