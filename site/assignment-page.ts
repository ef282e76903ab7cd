/** What the page of an assignment loads beside what every page does. */
import { CheckCell } from './cells/check-cell.ts';
import { ComparisonCell } from './cells/comparison-cell.ts';
import { FreeRequestCell } from './cells/free-request-cell.ts';
import { HintList } from './cells/hint-list.ts';
import { ProgressMark } from './cells/progress-mark.ts';
import { SolutionCell } from './cells/solution-cell.ts';

customElements.define('free-request-cell', FreeRequestCell);
customElements.define('check-cell', CheckCell);
customElements.define('hint-list', HintList);
customElements.define('solution-cell', SolutionCell);
customElements.define('comparison-cell', ComparisonCell);
customElements.define('progress-mark', ProgressMark);
