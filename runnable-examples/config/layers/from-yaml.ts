import { parseDocument } from 'yaml';
import { flatten, isTree } from './flat.ts';
import type { Flat } from './flat.ts';
import { InvalidSettings } from './invalid-settings.ts';
import { textOf } from './text-of.ts';

/** The parser's own words would quote the line, and a password may be in it. An alias could lead in a circle. */
function parsed(file: string, text: string): unknown {
  const document = parseDocument(text);
  try {
    if (document.errors.length + document.warnings.length === 0)
      return document.toJS({ maxAliasCount: 0 });
  } catch {
    // An alias.
  }
  throw new InvalidSettings(`✖ Not plain, valid YAML: ${file}`);
}

export function fromYaml(file: string): Flat {
  const values = parsed(file, textOf(file) ?? '') ?? {};
  if (isTree(values)) return flatten(values);
  throw new InvalidSettings(`✖ Not names with values: ${file}`);
}
