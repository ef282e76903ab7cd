/** All JavaScript that a page loads. What runs programs, edits code or compares responses is fetched when the reader acts. */
import { CodeCell } from './cells/code.ts';
import { offerCopies } from './cells/copy.ts';
import { offerTypes } from './cells/hover.ts';
import { markLessons } from './cells/progress-nav.ts';
import { QuestionCell } from './cells/question.ts';
import { RequestCell } from './cells/request.ts';
import { RunCell } from './cells/run.ts';
import { offerLanguages } from './layouts/language.ts';
import { keepReading } from './layouts/offline.ts';
import { offerSearch } from './layouts/search-opener.ts';
import { colourTexts } from './layouts/text-colours.ts';
import { followReading } from './layouts/table-of-contents.ts';
import { offerCollection } from './cells/request-collection.ts';
import { offerVerification } from './cells/verify.ts';
import { offerThemes } from './layouts/theme.ts';

// A host's own policy may forbid the script in the head, which says it before anything is painted.
document.documentElement.classList.add('js');
offerThemes();
offerLanguages();
offerSearch();
followReading();
colourTexts();
offerVerification();
offerCollection();
offerCopies();
offerTypes();
markLessons();
keepReading();
customElements.define('code-cell', CodeCell);
customElements.define('request-cell', RequestCell);
customElements.define('run-cell', RunCell);
customElements.define('question-cell', QuestionCell);

// What only some pages have. An entry of their own would cut what every page loads into more and larger pieces.
if (document.querySelector('check-cell') !== null) void import('./assignment-page.ts');
else if (document.querySelector('scratch-cell') !== null) void import('./scratch-page.ts');
else if (document.querySelector('kept-course') !== null) void import('./offline-page.ts');
else if (document.querySelector('progress-mark, answers-mark') !== null) void import('./progress-page.ts');
