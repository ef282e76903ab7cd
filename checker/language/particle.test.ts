import assert from 'node:assert/strict';
import { test } from 'node:test';
import { particleBehind } from './particle.ts';

const topic = (word: string): string => `${word}${particleBehind(word, '은(는)')}`;
const by = (word: string): string => `${word}${particleBehind(word, '(으)로')}`;

test('behind Hangul the last consonant decides, and ㄹ takes 로', () => {
  assert.deepEqual(['스키마', '핸들러', '라우트', '응답', '본문', '파일'].map(topic), [
    '스키마는',
    '핸들러는',
    '라우트는',
    '응답은',
    '본문은',
    '파일은',
  ]);
  assert.deepEqual(['시그널', '본문', '헤더'].map(by), ['시그널로', '본문으로', '헤더로']);
});

test('digits are read as numbers', () => {
  assert.deepEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '3000', '404', '422'].map(topic), [
    '0은',
    '1은',
    '2는',
    '3은',
    '4는',
    '5는',
    '6은',
    '7은',
    '8은',
    '9는',
    '3000은',
    '404는',
    '422는',
  ]);
  assert.deepEqual(['200', '201', '404', '503', '408'].map(by), ['200으로', '201로', '404로', '503으로', '408로']);
});

test('code is read as developers read it aloud', () => {
  const words: Readonly<Record<string, string>> = {
    schema: '는', // 스키마
    status: '는', // 스테이터스
    'app.listen': '은', // 리슨
    'res.json': '은', // 제이슨
    JSON: '은', // 제이슨
    id: '는', // 아이디
    PORT: '는', // 포트
    API: '는', // 에이피아이
    URL: '은', // 유알엘
    HTML: '은', // 에이치티엠엘
    'main.ts': '는', // 티에스
    'exchanges.json': '은',
    'report.html': '은',
    'ko.mdx': '는', // 엠디엑스
    app: '은', // 앱
    job: '은', // 잡
    name: '은', // 네임
    line: '은', // 라인
    file: '은', // 파일
    example: '은', // 이그잼플
    type: '은', // 타입
    route: '는', // 라우트
    code: '는', // 코드
    message: '는', // 메시지
    socket: '은', // 소켓
    request: '는', // 리퀘스트
    log: '는', // 로그
    string: '은', // 스트링
    SIGTERM: '은', // 시그텀
    userId: '는',
    toJSON: '은',
    'reveal()': '은', // 리빌
    '"label"': '은', // 레이블
    '“main.ts”': '는',
    'my-work/validation/features/': '는',
    'Node.js': '는', // 노드 제이에스
    ERR_INVALID_URL: '은',
  };
  for (const [word, particle] of Object.entries(words)) assert.equal(particleBehind(word, '은(는)'), particle, word);
});

test('what has no sound takes the form behind a vowel', () => {
  assert.equal(particleBehind('', '을(를)'), '를');
  assert.equal(particleBehind('…', '이(가)'), '가');
});
