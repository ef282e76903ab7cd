/** Under which this browser keeps the language that the reader has chosen. */
export const LOCALE_KEY = 'notebook:locale';
