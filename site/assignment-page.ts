/** What the page of an assignment loads beside what every page does. */
import { CheckCell } from './cells/check.ts';
import { ComparisonCell } from './cells/check-comparison.ts';
import { FreeRequestCell } from './cells/request-by-hand.ts';
import { ProgressMark } from './cells/progress.ts';
import { HintList, SolutionCell } from './cells/check-help.ts';

customElements.define('free-request-cell', FreeRequestCell);
customElements.define('check-cell', CheckCell);
customElements.define('hint-list', HintList);
customElements.define('solution-cell', SolutionCell);
customElements.define('comparison-cell', ComparisonCell);
customElements.define('progress-mark', ProgressMark);
