/** A class as platforms, systems and people hand it in: each kind with what must become of it. */
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { sevenZipOf, tarOf, zipOf, type Files } from './archives.ts';

export interface HandIn {
  readonly learner: string;
  /** What lies in the folder of submissions, by path. */
  readonly entries: Files;
  /** full: all points. some: graded, and not all. A sentence: refused, with it. */
  readonly becomes: 'full' | 'some' | RegExp;
}

/** What is nobody's. */
export const beside: Files = { 'readme.txt': 'x', 'Thumbs.db': 'x', '.DS_Store': 'x' };

const KOREAN = ['김민수', '이서연', '박지훈', '최예은', '정하윤', '강도현', '조수아', '윤시우', '장하린', '임준서'];
const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);

type Kind = (files: Files, learner: string) => Promise<Files> | Files;

function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));
}

function mapped(files: Files, change: (text: string) => string | Uint8Array): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, change(String(content))]));
}

const zipped: (extra: Files, around?: string) => Kind = (extra, around) => (files, learner) => ({
  [`${learner}.zip`]: zipOf({ ...(around === undefined ? files : below(around, files)), ...extra }),
});

/** A program with the same name in two forms is one hand-in in two attempts. */
const taken: Readonly<Record<string, Kind>> = {
  'a zip': zipped({}),
  'a zip in capitals': (files, learner) => ({ [`${learner}.ZIP`]: zipOf(files) }),
  'a .tar.gz': (files, learner) => ({ [`${learner}.tar.gz`]: tarOf(files, true) }),
  'a .tgz of one folder': (files, learner) => ({ [`${learner}.tgz`]: tarOf(below('숙제', files), true) }),
  'a .tar': (files, learner) => ({ [`${learner}.tar`]: tarOf(files, false) }),
  'a .7z': async (files, learner) => ({ [`${learner}.7z`]: await sevenZipOf(below('과제 1', files)) }),
  'a .tar.gz called .zip': (files, learner) => ({ [`${learner}.zip`]: tarOf(files, true) }),
  'a zip in a zip': (files, learner) => ({ [`${learner}.zip`]: zipOf({ '제출.zip': zipOf(files) }) }),
  'a zip called .txt': (files, learner) => ({ [`${learner}.txt`]: zipOf(files) }),
  'a folder': (files, learner) => below(learner, files),
  'a folder of a zip': (files, learner) => ({ [`${learner}/work.zip`]: zipOf(files) }),
  'one folder around everything': zipped({}, '1주차 과제'),
  'what macOS adds': zipped({ '__MACOSX/._main.ts': '\0', '._main.ts': '\0', '.DS_Store': '\0' }),
  'what tools add': zipped({
    'node_modules/x/index.js': 'x',
    'pnpm-lock.yaml': 'a: b\n',
    '.gitignore': 'x',
    'package.json': '{"type":"commonjs"}',
  }),
  'notes and a picture': zipped({ '메모 (최종).md': '안녕', 'screenshot.png': PICTURE }),
  'a second download': zipped({ 'main (1).ts': '// older\n' }),
  backslashes: zipped({ 'notes\\todo.md': 'x' }),
  'a byte order mark': (files, learner) => ({ [`${learner}.zip`]: zipOf(mapped(files, (text) => `\uFEFF${text}`)) }),
  'lines as Windows ends them': (files, learner) => ({
    [`${learner}.zip`]: zipOf(mapped(files, (text) => text.replaceAll('\n', '\r\n'))),
  }),
  'a whole repository': (files, learner) =>
    below(`${learner}/express-notebook-main/my-work/validation/features`, files),
  'a folder and a worse zip': (files, learner) => ({
    ...below(learner, files),
    [`${learner}.zip`]: zipOf({ 'main.ts': '// nothing yet\n' }),
  }),
  'a name of macOS': (files, learner) => below(learner.normalize('NFD'), files),
  'Moodle’s folder': (files, learner) => ({
    [`${learner}_1${learner.length}_assignsubmission_file_/제출.zip`]: zipOf(files),
  }),
  'Moodle’s loose files': (files, learner) =>
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [`${learner}_77_assignsubmission_file_${path}`, content]),
    ),
  'Canvas’s zip': (files, learner) => ({ [`${learner}_LATE_88_5678_work-2.zip`]: zipOf(files) }),
  'Canvas’s loose files': (files, learner) =>
    Object.fromEntries(
      Object.entries(files).map(([path, content], index) => [
        `${learner}_99_${index + 5000}_${path.replace('.ts', '-1.ts')}`,
        content,
      ]),
    ),
};

const refused: readonly (readonly [becomes: RegExp, kind: Kind])[] = [
  [
    /UTF-16/,
    (files, learner) =>
      below(
        learner,
        mapped(files, (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')),
      ),
  ],
  [/must be called main\.ts/, (_, learner) => ({ [`${learner}.zip`]: zipOf({ 'Main.ts': '' }) })],
  [/no file in it/, (_, learner) => ({ [`${learner}.zip`]: zipOf({}) })],
  [/no main\.ts/, (_, learner) => ({ [`${learner}/.keep`]: '' })],
  [/no main\.ts/, (_, learner) => ({ [`${learner}_66_assignsubmission_file_report.pdf`]: '%PDF' })],
  [/is a document/, (_, learner) => ({ [`${learner}_67_assignsubmission_file_a.docx`]: zipOf({ mimetype: 'x' }) })],
  [/leads out of the folder/, zipped({ '/tmp/x.ts': '' })],
  [/leads out of the folder/, zipped({ '../../x.ts': '' })],
  [/Only a \.zip/, (_, learner) => ({ [`${learner}.egg`]: 'EGGA' })],
  [/no \.7z/, (_, learner) => ({ [`${learner}.7z`]: new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 1]) })],
  [/It is for routers\/users/, (files, learner) => below(`${learner}/routers/users`, files)],
];

/** So that no two are equal: by whom it is. */
function signed(files: Files, learner: string): Files {
  return { ...files, 'main.ts': `${String(files['main.ts'])}\n// ${learner}\n` };
}

/** At least 60. The assignment's learner writes `main.ts`. */
export async function handInsFor({ solution, starter, wrong }: CatalogueAssignment): Promise<readonly HandIn[]> {
  const all: HandIn[] = [];
  const add = async (program: Files, kind: Kind, becomes: HandIn['becomes'], name?: string): Promise<void> => {
    const learner = name ?? `${KOREAN[all.length % KOREAN.length] ?? ''}${String(all.length + 1)}`;
    all.push({ learner, becomes, entries: await kind(signed(program, learner), learner) });
  };
  const kinds = Object.values(taken);
  for (const kind of kinds) await add(solution, kind, 'full');
  for (const [becomes, kind] of refused) await add(solution, kind, becomes);
  // Three of each mistake, in the forms in turn.
  const mistakes = Object.values(wrong).flatMap((files) => [files, files, files]);
  for (const [index, files] of mistakes.entries()) await add(files, kinds[index % kinds.length] ?? zipped({}), 'some');
  await add(starter, zipped({}), 'some');
  await add({ 'main.ts': "throw new Error('여기서 멈춥니다.');\n" }, zipped({}), 'some');
  await add(solution, zipped({}), 'full', 'O\'Brien, Ana "Annie"');
  await add(solution, zipped({}), 'full', '=HYPERLINK(1)');
  const [first] = all;
  // A copy, to the last character.
  if (first !== undefined)
    all.push({ learner: '복사', becomes: 'full', entries: { '복사.zip': Object.values(first.entries)[0] ?? '' } });
  return all;
}
