/** Takes a program out of this browser, as a link or as a folder, and in again. */
import { copyText } from '../ground/copy-text.ts';
import { say } from '../ground/page-words.ts';
import { element, partOf, tell } from '../ground/part.ts';
import { saveFile } from '../ground/save-file.ts';
import { fragmentFrom } from '../ground/program/link.ts';
import type { OwnProgram } from '../ground/program/own-program.ts';
import { unwritable } from './taking/environment-file.ts';
import { folderFrom, folderName, programFromFolder } from './taking/folder.ts';
import { sentenceOf } from './problem-words.ts';
import { MOST_BYTES, uploadFromFiles, uploadFromZip, zipFrom, type UploadOutcome } from './taking/zip.ts';

interface TakingOptions {
  readonly program: () => OwnProgram;
  readonly versions: Readonly<Record<string, string>>;
  readonly onImport: (program: OwnProgram) => void;
}

function save(name: string, bytes: Uint8Array): void {
  saveFile(name, new Blob([new Uint8Array(bytes)], { type: 'application/zip' }));
}

async function uploadFrom(chosen: readonly File[], isZip: boolean): Promise<UploadOutcome> {
  if (!isZip) return uploadFromFiles(chosen);
  const [zip] = chosen;
  const n = zip?.size ?? 0;
  if (n > MOST_BYTES) return { problem: { kind: 'upload-too-large', n, most: MOST_BYTES } };
  return uploadFromZip(new Uint8Array((await zip?.arrayBuffer()) ?? []));
}

export function offerTaking(cell: HTMLElement, { program, versions, onImport }: TakingOptions): void {
  const button = (action: string): HTMLButtonElement => partOf(cell, `[data-action="${action}"]`, HTMLButtonElement);

  button('copy-link').addEventListener('click', () => {
    const made = fragmentFrom(program());
    if ('problem' in made) tell(cell, sentenceOf(made.problem));
    else
      copyText(new URL(made.fragment, location.href).href, say('live.linkCopied'), (sentence) => tell(cell, sentence));
  });

  button('export').addEventListener('click', () => {
    const taken = program();
    const name = folderName(taken.name);
    save(`${name}.zip`, zipFrom(name, folderFrom(taken, versions)));
    const left = unwritable(taken.environment).join(', ');
    tell(cell, say('scratch.exported', { name }), left === '' ? '' : say('scratch.unwritable', { names: left }));
  });

  async function take(input: HTMLInputElement): Promise<void> {
    const chosen = [...(input.files ?? [])];
    const isZip = !input.webkitdirectory;
    const [first] = chosen;
    input.value = '';
    if (first === undefined) return;
    const upload = await uploadFrom(chosen, isZip).catch(() => undefined);
    if (upload === undefined) {
      tell(cell, element('span', { class: 'trouble' }, say('scratch.unreadable', { name: first.name })));
      return;
    }
    const name = first.name.replace(/\.zip$/i, '');
    const outcome = 'problem' in upload ? upload : programFromFolder(upload.name || name, upload.texts);
    if ('problem' in outcome) tell(cell, sentenceOf(outcome.problem));
    else onImport(outcome.program);
  }

  for (const input of cell.querySelectorAll<HTMLInputElement>('input[type="file"]'))
    input.addEventListener('change', () => void take(input));
}
