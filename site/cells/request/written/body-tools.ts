/** What helps to write a body: JSON laid out, form fields, files, and a file as the whole body. */
import type { HttpRequest } from '#runtime/contract.ts';
import { quoted } from '../../../shown/a-programs-words.ts';
import { DEEPEST, depthOfJson, layOutJson } from '../../../shown/lay-out-json.ts';
import { say } from '../../ground/page-words.ts';
import { element, partOf, tell } from '../../ground/part.ts';
import { colourBody } from './body-colours.ts';
import { FORM, formOf, linesFromJson, MULTIPART, withFormBody } from './form-body.ts';
import type { RequestForm } from '../request-form.ts';

export interface BodyTools {
  /** Undefined, with a sentence on the page, where the body cannot be made. */
  readonly withBody: (request: HttpRequest) => Promise<HttpRequest | undefined>;
  /** How the body was sent, where it does not stand so in its field. */
  readonly note: (written: HttpRequest) => string;
}

const JSON_TYPE = 'application/json';
const TYPE_LINE = /^content-type\s*:.*$/im;

function withTypeLine(headers: string, type: string): string {
  const line = `content-type: ${type}`;
  if (TYPE_LINE.test(headers)) return headers.replace(TYPE_LINE, line);
  return headers.trim() === '' ? line : `${headers.trimEnd()}\n${line}`;
}

/** As if it were typed: the browser's own undo leads back over it. */
function write(area: HTMLTextAreaElement, text: string): void {
  if (text === area.value) return;
  area.focus();
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else that writes is known to undo
  document.execCommand('insertText', false, text);
}

export function offerBodyTools(cell: HTMLElement, form: RequestForm, onChange: () => void): BodyTools {
  const files = new Map<string, File>();
  let whole: File | undefined;
  const area = partOf(cell, '[name="body"]', HTMLTextAreaElement);
  form.onText(colourBody(area));
  const picker = element('input', {
    type: 'file',
    multiple: '',
    class: 'visually-hidden',
    tabindex: '-1',
    'aria-hidden': 'true',
  });
  const wholeFile = element('span', { class: 'body-file' });

  const setWhole = (file: File | undefined): void => {
    whole = file;
    wholeFile.textContent =
      file === undefined ? '' : say('live.bodyIsFile', { name: quoted(file.name, 80), n: file.size });
    area.disabled = file !== undefined;
  };
  const change = (type: string, body: string): void => {
    write(area, body);
    form.fields = { ...form.fields, headers: withTypeLine(form.fields.headers, type), body };
    onChange();
  };
  const button = (words: string, act: () => void): HTMLButtonElement => {
    const made = element('button', { type: 'button', class: 'quiet' }, words);
    made.addEventListener('click', act);
    return made;
  };

  let take: (chosen: readonly File[]) => void = () => undefined;
  const choose = (then: typeof take): void => {
    take = then;
    picker.click();
  };
  picker.addEventListener('change', () => {
    take([...(picker.files ?? [])]);
    picker.value = '';
  });

  function layOut(): void {
    try {
      JSON.parse(area.value);
      change(JSON_TYPE, depthOfJson(area.value) > DEEPEST ? area.value : layOutJson(area.value));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      tell(cell, say('live.notLaidOut', { reason: quoted(error.message) }));
    }
  }

  const tools = element(
    'div',
    { class: 'body-tools' },
    button(say('live.bodyJson'), layOut),
    button(say('live.bodyForm'), () => change(FORM, linesFromJson(area.value) ?? (area.value || 'name=value\n'))),
    button(say('live.bodyAddFile'), () =>
      choose((chosen) => {
        for (const file of chosen) files.set(file.name, file);
        const lines = chosen.map(({ name }) => `file=@${name}`).join('\n');
        const before = (linesFromJson(area.value) ?? area.value).trimEnd();
        change(MULTIPART, before === '' ? lines : `${before}\n${lines}`);
      }),
    ),
    button(say('live.bodyFile'), () => choose(([file]) => setWhole(file))),
    button(say('live.bodyNoFile'), () => setWhole(undefined)),
    wholeFile,
    picker,
  );
  // Not before the reader is there: nothing may move under a pointer that passes by.
  const showTools = (): void => area.after(tools);
  if (document.activeElement === area) showTools();
  else area.addEventListener('focus', showTools, { once: true });

  return {
    async withBody(request) {
      if (whole !== undefined) {
        const { headers = [] } = request;
        const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type');
        const type = whole.type === '' ? 'application/octet-stream' : whole.type;
        const body = new Uint8Array(await whole.arrayBuffer());
        return { ...request, headers: isTyped ? headers : [...headers, ['content-type', type]], body };
      }
      const outcome = await withFormBody(request, files);
      if ('request' in outcome) return outcome.request;
      const { problem } = outcome;
      const words =
        problem.kind === 'file'
          ? say('live.bodyFileGone', { name: quoted(problem.name, 80) })
          : say('live.bodyLine', { line: problem.line, text: quoted(problem.text, 80) });
      tell(cell, element('span', { class: 'trouble' }, words));
      return undefined;
    },
    note: (written) => (whole === undefined && formOf(written) !== undefined ? say('live.bodyAsForm') : ''),
  };
}
