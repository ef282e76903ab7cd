import astro from 'eslint-plugin-astro';
import regexp from 'eslint-plugin-regexp';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** dependency-cruiser does not read .astro files, so the rules about doors are said again for them. */
const doors = {
  // Expressions: in a group, a name that begins with # is a comment.
  patterns: [
    { regex: '^#(runtime|checker)/[^/]+/', message: 'Enter by the door: only the files at the top of a room.' },
    { regex: '^#runtime/(node|child|guarded)[/.]', message: 'The site starts examples in the page.' },
    { regex: '(^|/)cells/', message: 'What the build shows as well lies in site/shown/.' },
  ],
};

export default defineConfig(
  // The programs with packages are what a reader of a README would type: JavaScript without types.
  {
    ignores: [
      'dist/',
      '.astro/',
      '.recorded/',
      'test-results/',
      'node_modules/',
      'assignments/*/*/wrong/',
      'my-work/',
      'e2e/conformance/programs/',
      'e2e/grading/museum/',
      'e2e/grading/checks/',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // `() => reject(problem)` and `() => void` callbacks read better on one line than in braces.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Express knows an error handler by its four parameters, used or not.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    // Most of what we look through is a stranger's: a program's words, an answer, a hand-in. Tests look through our own.
    files: ['**/*.ts'],
    ignores: ['e2e/**', 'bench/**', '**/*.test.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  {
    // node:test answers `test()` with a promise that its runner awaits.
    files: ['**/*.test.ts'],
    rules: { '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['test', 'describe'] }] },
  },
  {
    files: ['**/*.astro'],
    extends: [astro.configs['flat/recommended'], astro.configs['flat/jsx-a11y-recommended'] ?? []],
    rules: { 'no-restricted-imports': ['error', doors] },
  },
);
