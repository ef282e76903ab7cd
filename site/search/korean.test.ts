/** What a reader types in Korean, and the sentence that it must find first. Written before the index was. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { findIn, indexFromText, textFromRecords } from './found.ts';

const sentences = {
  pool: '서버가 뜨면 데이터베이스연결을 풀에서 꺼냅니다.',
  schema: '본문은 먼저 스키마를 지나갑니다.',
  queue: '메일은 백그라운드작업을 거쳐 나갑니다.',
  router: '라우터에서는 경로의 앞부분이 이미 빠져 있습니다.',
  route: '라우트는 경로와 메서드로 이루어집니다.',
  validation: '유효성 검사를 통과하지 못하면 422로 응답합니다.',
  handler: '오류 핸들러는 매개변수가 네 개입니다.',
  middleware: '미들웨어는 next를 호출하거나 응답을 끝냅니다.',
  environment: '환경 변수는 모두 문자열입니다.',
  exit: '종료 코드 78은 설정이 잘못됐다는 뜻입니다.',
  signal: 'SIGTERM을 받으면 새 요청을 받지 않습니다.',
  drain: '드레인 동안에도 처리 중인 요청에는 응답합니다.',
  send: '클라이언트가 한 줄을 더 보냅니다.',
  read: '파일을 한 번만 읽습니다.',
  write: '로그는 표준 출력에 씁니다.',
  promise: '프로미스를 기다리지 않으면 오류가 사라집니다.',
  thread: '스레드마다 이벤트 루프가 하나씩 있습니다.',
  transaction: '트랜잭션이 실패하면 되돌립니다.',
  redirect: '리다이렉트는 Location 헤더로 알려 줍니다.',
  cookie: '쿠키에는 서명이 붙습니다.',
  guard: '가드가 거부하면 401입니다.',
  docs: 'OpenAPI 문서는 스키마에서 만들어집니다.',
  addition: '조건을 추가하면 거부하는 값이 늘어납니다.',
  evaluation: '모델을 평가할 때는 피처 행을 씁니다.',
  export: '연습장에서 내보내기를 누르면 폴더가 나옵니다.',
} as const;

type Name = keyof typeof sentences;

const cases: readonly (readonly [question: string, first: Name])[] = [
  // Inside of a compound.
  ['연결', 'pool'],
  ['데이터베이스', 'pool'],
  ['데이터베이스 연결', 'pool'],
  ['작업', 'queue'],
  ['백그라운드 작업', 'queue'],
  ['베이스연결', 'pool'],
  // With another particle, and without.
  ['스키마', 'schema'],
  ['스키마가', 'schema'],
  ['스키마는', 'schema'],
  ['스키마로', 'schema'],
  ['연결이', 'pool'],
  ['라우터', 'router'],
  ['라우터는', 'router'],
  ['라우터에서', 'router'],
  ['라우트를', 'route'],
  ['미들웨어가', 'middleware'],
  ['미들웨어에서는', 'middleware'],
  ['환경변수', 'environment'],
  ['환경 변수를', 'environment'],
  ['매개변수는', 'handler'],
  ['핸들러에게', 'handler'],
  ['프로미스는', 'promise'],
  ['스레드에서', 'thread'],
  ['트랜잭션을', 'transaction'],
  ['쿠키를', 'cookie'],
  ['가드는', 'guard'],
  ['종료 코드가', 'exit'],
  ['드레인까지', 'drain'],
  ['리다이렉트란', 'redirect'],
  ['SIGTERM이', 'signal'],
  ['location 헤더', 'redirect'],
  // Verbs in another form.
  ['유효성 검사하기', 'validation'],
  ['추가하기', 'addition'],
  ['추가', 'addition'],
  ['평가하는', 'evaluation'],
  ['거부한다', 'guard'],
  ['실패했습니다', 'transaction'],
  ['응답하는 미들웨어', 'middleware'],
  ['한 줄 보내기', 'send'],
  ['읽기', 'read'],
  ['기다리는', 'promise'],
  ['내보내기', 'export'],
  // Together where the text has a blank, apart where it has none.
  ['유효성검사', 'validation'],
  ['오류핸들러', 'handler'],
  ['이벤트루프', 'thread'],
  // What has been typed so far.
  ['스키ㅁ', 'schema'],
  ['스킴', 'schema'],
  ['스키마ㄹ', 'schema'],
  ['스키마르', 'schema'],
  ['라우터ㅇ', 'router'],
  ['미들웨', 'middleware'],
  ['미들웽', 'middleware'],
  ['트랜잭셔', 'transaction'],
  ['쿠킹', 'cookie'],
  ['환경 ㅂ', 'environment'],
  ['환경 벼', 'environment'],
];

const names = Object.keys(sentences);
const index = indexFromText(
  textFromRecords(
    Object.entries(sentences).map(
      ([name, text]) => ({ ...{ kind: 'section', id: '', where: '', href: name, title: '' }, text }) as const,
    ),
  ),
);

function foundFor(question: string): readonly string[] {
  return findIn(index, question).map(({ href }) => href);
}

for (const [question, first] of cases)
  test(`“${question}” finds “${sentences[first]}”`, () => {
    equal(foundFor(question)[0], first, foundFor(question).join(', '));
  });

test('there are forty of them or more, and every sentence is found by one', () => {
  ok(cases.length >= 40);
  deepEqual(
    names.filter((name) => !['write', 'docs', 'route'].includes(name) && !cases.some(([, first]) => first === name)),
    [],
  );
});

test('a word finds what holds it, and not what begins like it', () => {
  deepEqual(foundFor('라우터'), ['router']);
  deepEqual(foundFor('스키마').toSorted(), ['docs', 'schema']);
  deepEqual(foundFor('쿠버네티스'), []);
});

test('with a particle a word finds what it finds without, and nothing else', () => {
  for (const [word, ...forms] of [
    ['스키마', '스키마가', '스키마를', '스키마에서는', '스킴'],
    ['라우터', '라우터는', '라우터에서', '라우터ㄱ'],
    ['거부', '거부하는', '거부하면', '거부한다'],
  ])
    for (const form of forms) deepEqual(foundFor(form).toSorted(), foundFor(word ?? '').toSorted(), form);
});

test('each letter of a word on its way finds something', () => {
  for (const typed of ['ㅅ', '스', '슼', '스키', '스킴', '스키마', '스키말', '스키마르', '스키마를'])
    if (typed !== 'ㅅ') ok(foundFor(typed).includes('schema'), typed);
});
