import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberText, writtenText } from './written-text.ts';

test('a function is shown as it is written, whatever was inserted into it and around it', () => {
  const code = 'const add = (a, b) => a + b;\nfunction two() { return add(1, 1); }\n';
  const insertions = [
    { at: code.indexOf(' a + b'), text: '{try{return(' },
    { at: code.indexOf(';'), text: ')}catch(Ae){throw As(Ae)}}' },
    { at: code.indexOf(' return'), text: 'try{' },
    { at: code.indexOf(' }'), text: '}catch(Ae){throw As(Ae)}' },
  ];
  rememberText(code, insertions);
  assert.equal(writtenText('(a, b) =>{try{return( a + b)}catch(Ae){throw As(Ae)}}'), '(a, b) => a + b');
  assert.equal(
    writtenText('function two() {try{ return add(1, 1);}catch(Ae){throw As(Ae)} }'),
    'function two() { return add(1, 1); }',
  );
  assert.equal(writtenText('() => 1'), undefined);
});
