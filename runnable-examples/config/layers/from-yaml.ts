import { parse } from 'yaml';
import { flatten, isTree } from './flat.ts';
import type { Flat } from './flat.ts';
import { InvalidSettings } from './invalid-settings.ts';
import { textOf } from './text-of.ts';

/** The parser's own message would quote the line, and a password may be in it. An alias could lead in a circle. */
function parsed(file: string, text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 });
  } catch {
    throw new InvalidSettings(`✖ Not plain, valid YAML: ${file}`);
  }
}

export function fromYaml(file: string): Flat {
  const values = parsed(file, textOf(file) ?? '') ?? {};
  if (isTree(values)) return flatten(values);
  throw new InvalidSettings(`✖ Not names with values: ${file}`);
}
