import { z } from 'zod';
import { NewFeature, createFeature } from './feature.ts';
import { CannotScaffold } from './fill.ts';

/** 0: created. 1: it could not be done. 2: it was asked for in the wrong way. */
function scaffold(name: string | undefined): 0 | 1 | 2 {
  const parsed = NewFeature.safeParse({ name });
  if (!parsed.success) {
    console.error(z.prettifyError(parsed.error));
    return 2;
  }
  try {
    for (const path of createFeature(parsed.data)) console.log(`created ${path}`);
    return 0;
  } catch (error) {
    if (!(error instanceof CannotScaffold)) throw error;
    console.error(error.message);
    return 1;
  }
}

const [name, ...surplus] = process.argv.slice(2);
if (surplus.length === 0) process.exitCode = scaffold(name);
else {
  console.error(`One name, please: ${surplus.join(' ')} is too much`);
  process.exitCode = 2;
}
