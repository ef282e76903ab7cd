import { deepEqual, equal, ok } from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { OwnProgram } from '../ground/program/own-program.ts';
import { sameProgram, Shelf } from './shelf.ts';

/** A browser's storage, with an end. */
class Storage {
  readonly #texts = new Map<string, string>();
  most = Infinity;
  get length(): number {
    return this.#texts.size;
  }
  key(index: number): string | null {
    return [...this.#texts.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#texts.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    if (text.length > this.most) throw new DOMException('full', 'QuotaExceededError');
    this.#texts.set(key, text);
  }
  removeItem(key: string): void {
    this.#texts.delete(key);
  }
}

let storage = new Storage();
beforeEach(() => {
  storage = new Storage();
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
});

const program = (name: string, text = '// a\n'): OwnProgram => ({
  name,
  files: { 'main.ts': text },
  environment: 'A=1',
  requests: [{ method: 'GET', path: '/', headers: '', body: '' }],
});
const names = (shelf: Shelf): readonly string[] => shelf.list().map((each) => each.program.name);

test('what is written is read, by this tab and by another', () => {
  const { id, isKept } = new Shelf().write(undefined, program('One'));
  equal(isKept, true);
  const other = new Shelf();
  deepEqual(other.read(id), program('One'));
  deepEqual(other.list(), [{ id, program: program('One'), isKept: true }]);
  equal(other.freeName('One'), 'One 2');
});

test('a program that another tab has written is not written over', () => {
  const [here, there] = [new Shelf(), new Shelf()];
  const { id } = here.write(undefined, program('One', '// first\n'));
  there.read(id);
  equal(there.write(id, program('One', '// theirs\n')).id, id);
  const written = here.write(id, program('One', '// mine\n'));
  equal(written.besideAs, 'One 2');
  deepEqual(names(here), ['One', 'One 2']);
  equal(here.read(id)?.files['main.ts'], '// theirs\n');
  equal(here.read(written.id)?.files['main.ts'], '// mine\n');
  // From then on it is a program like any other.
  equal(here.write(written.id, program('One 2', '// more\n')).besideAs, undefined);
});

test('what the browser does not keep stays until the page is closed', () => {
  const shelf = new Shelf();
  const { id } = shelf.write(undefined, program('One', '// kept\n'));
  storage.most = 300;
  const long = program('One', `// ${'x'.repeat(400)}\n`);
  deepEqual(shelf.write(id, long), { id, isKept: false });
  deepEqual(shelf.read(id), long);
  equal(shelf.list()[0]?.isKept, false);
  // What was kept before is there after a reload.
  equal(new Shelf().read(id)?.files['main.ts'], '// kept\n');
  equal(shelf.write(id, program('One', '// short\n')).isKept, true);
  equal(new Shelf().read(id)?.files['main.ts'], '// short\n');
});

test('what would not be read again is not kept as if it would', () => {
  const shelf = new Shelf();
  const written = shelf.write(undefined, program('One', 'x'.repeat(200_001)));
  equal(written.isKept, false);
  equal(written.problem?.kind, 'too-many-letters');
  equal(shelf.read(written.id)?.files['main.ts']?.length, 200_001);
});

test('the program that was removed last can be brought back, and no earlier one takes room', () => {
  const shelf = new Shelf();
  const ids = ['One', 'Two'].map((name) => shelf.write(undefined, program(name)).id);
  for (const id of ids) shelf.remove(id);
  deepEqual(names(shelf), []);
  const later = new Shelf();
  equal(storage.length, 1);
  const { lastRemoved } = later;
  ok(lastRemoved !== undefined);
  const { id, program: removed } = lastRemoved;
  equal(removed.name, 'Two');
  later.read(id);
  equal(later.write(id, removed).id, id);
  deepEqual(names(later), ['Two']);
  equal(later.lastRemoved, undefined);
});

test('where there is no room to keep what is removed, it is removed all the same', () => {
  const shelf = new Shelf();
  const { id } = shelf.write(undefined, program('One'));
  storage.most = 0;
  shelf.remove(id);
  equal(storage.length, 0);
});

test('an entry that is no program is nobody’s', () => {
  storage.setItem('notebook:draft:1:scratch:a', 'no json');
  storage.setItem('notebook:draft:1:scratch:b', '{"starter":"scratch","mine":{"main.ts":"x"}}');
  storage.setItem(
    'notebook:draft:1:scratch:c',
    '{"starter":"scratch","mine":{"name:":"x","environment:":"","requests:":"[]","../x":"","main.ts":""}}',
  );
  deepEqual(new Shelf().list(), []);
  equal(new Shelf().read('c'), undefined);
});

test('programs are the same by what they do', () => {
  ok(sameProgram(program('One'), program('Two')));
  ok(!sameProgram(program('One'), program('One', '// b\n')));
});
