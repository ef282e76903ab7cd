import './last-words.ts';
import './main.ts';
