/** All JavaScript that a page loads. What runs programs, edits code or compares responses is fetched when the reader acts. */
import { CodeCell } from './cells/code.ts';
import { QuestionCell } from './cells/question.ts';
import { RequestCell } from './cells/request.ts';
import { RunCell } from './cells/run.ts';
import { followReading } from './layouts/table-of-contents.ts';
import { offerThemes } from './layouts/theme.ts';

offerThemes();
followReading();
customElements.define('code-cell', CodeCell);
customElements.define('request-cell', RequestCell);
customElements.define('run-cell', RunCell);
customElements.define('question-cell', QuestionCell);

// What only some pages have. An entry of their own would cut what every page loads into more and larger pieces.
if (document.querySelector('check-cell') !== null) void import('./assignment-page.ts');
else if (document.querySelector('scratch-cell') !== null) void import('./scratch-page.ts');
else if (document.querySelector('progress-mark, answers-mark') !== null) void import('./progress-page.ts');
