/** What the page of scratch loads beside what every page does. */
import { FreeRequestCell } from './cells/request-by-hand.ts';
import { ScratchCell } from './cells/scratch.ts';

customElements.define('free-request-cell', FreeRequestCell);
customElements.define('scratch-cell', ScratchCell);
