import './taken.ts';
import './main.ts';
