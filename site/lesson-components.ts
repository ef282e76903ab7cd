/** What a lesson can write without importing it. */
import Aside from './components/Aside.astro';
import Beside from './components/Beside.astro';
import Claim from './components/Claim.astro';
import Code from './components/Code.astro';
import Example from './components/Example.astro';
import Exchange from './components/Exchange.astro';
import Lines from './components/Lines.astro';
import Objectives from './components/Objectives.astro';
import Question from './components/Question.astro';
import Run from './components/Run.astro';

export const lessonComponents = { Aside, Beside, Claim, Code, Example, Exchange, Lines, Objectives, Question, Run };
