import { parseDocument } from 'yaml';
import { flatten, isTree } from './flat.ts';
import type { Flat } from './flat.ts';
import { InvalidSettings } from './invalid-settings.ts';
import { textOf } from './text-of.ts';

/** The parser's own words would quote the line, and a password may be in it. An alias could lead in a circle. */
function parsed(file: string, text: string): unknown {
  // A key that is a collection would be quoted in a warning, and taken as text.
  const document = parseDocument(text, { stringKeys: true });
  try {
    if (document.errors.length + document.warnings.length === 0)
      return document.toJS({ maxAliasCount: 0 });
  } catch {
    // An alias.
  }
  throw new InvalidSettings(`✖ Not plain, valid YAML: ${file}`);
}

/** `db:` with nothing below it says nothing, as an empty variable does, and so does `host: ''`. They count as not set. */
function withoutEmpty(flat: Flat): Flat {
  return new Map([...flat].filter(([, value]) => value !== null && value !== ''));
}

export function fromYaml(file: string): Flat {
  const values = parsed(file, textOf(file) ?? '') ?? {};
  if (isTree(values)) return withoutEmpty(flatten(values));
  throw new InvalidSettings(`✖ Not names with values: ${file}`);
}
