/** What the address of the page brings: a program in a link, an example as shipped, or one of the reader's own. */
import { fieldsFromExchange } from '../../shown/request-fields.ts';
import { programFromFragment, type LinkProblem } from '../ground/program/link.ts';
import { MOST, programFrom, type OwnProgram } from '../ground/program/own-program.ts';
import { sessionOf } from '../session.ts';

export type ArrivalProblem = LinkProblem | { readonly kind: 'no-example'; readonly example: string };

export type Arrival =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'own'; readonly id: string }
  | { readonly kind: 'program'; readonly program: OwnProgram }
  | { readonly kind: 'problem'; readonly problem: ArrivalProblem }
  /** The site could not be reached for it. */
  | { readonly kind: 'failed'; readonly error: unknown };

const OWN = /^#draft=([\w-]{1,40})$/;
const EXAMPLE = /^#example=((?:assignment:)?[a-z0-9-]{1,60}\/[a-z0-9-]{1,60})$/;

export function addressOfOwn(id: string): string {
  return `#draft=${id}`;
}

export function addressOfExample(example: string): string {
  return `#example=${example}`;
}

async function requestsOf(example: string) {
  const { documentOf } = await import('../ground/content/example-content.ts');
  const { exchanges } = await documentOf(example);
  return Object.values(exchanges).map(({ request }) => fieldsFromExchange(request));
}

async function programOfExample(example: string): Promise<Arrival> {
  const { source, name } = sessionOf(example);
  const files = Object.entries(await source.files());
  if (files.length === 0) return { kind: 'problem', problem: { kind: 'no-example', example } };
  const env = Object.entries(await source.env());
  const requests = example.startsWith('assignment:') ? [] : await requestsOf(example);
  const outcome = programFrom({
    name,
    files,
    environment: env.map(([variable, value]) => `${variable}=${value}`).join('\n'),
    requests: requests.slice(0, MOST.requests),
  });
  return 'program' in outcome ? { kind: 'program', ...outcome } : { kind: 'problem', ...outcome };
}

export async function arrivalFrom(fragment: string): Promise<Arrival> {
  const linked = programFromFragment(fragment);
  if (linked !== undefined)
    return 'program' in linked ? { kind: 'program', ...linked } : { kind: 'problem', ...linked };
  const [, id] = OWN.exec(fragment) ?? [];
  if (id !== undefined) return { kind: 'own', id };
  const [, example] = EXAMPLE.exec(fragment) ?? [];
  if (example === undefined) return { kind: 'nothing' };
  return programOfExample(example).catch((error: unknown) => ({ kind: 'failed', error }));
}
