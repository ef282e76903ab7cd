/** What the pages that say how far the learner is load beside what every page does. */
import { ProgressFile } from './cells/progress-file.ts';
import { GoOnLink } from './cells/progress-go-on.ts';
import { AnswersMark, ProgressMark } from './cells/progress.ts';

customElements.define('progress-mark', ProgressMark);
customElements.define('answers-mark', AnswersMark);
customElements.define('go-on-link', GoOnLink);
customElements.define('progress-file', ProgressFile);
