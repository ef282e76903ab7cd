/** What the page about reading without network loads beside what every page does. */
import { KeptCourse } from './cells/offline.ts';

customElements.define('kept-course', KeptCourse);
