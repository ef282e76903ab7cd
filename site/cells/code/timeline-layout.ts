/** Where the events of a program's life stand on its timeline. Pure: events in, places out. */
import type { LifeEvent } from '../session.ts';

/** From 0, the start, to 1, now or the exit. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface RequestSpan extends Span {
  readonly request: string;
  /** Undefined while it waits for its response. */
  readonly end: Extract<LifeEvent, { kind: 'ended' }>['end'] | undefined;
  readonly tookMs: number;
}

export interface Mark {
  readonly at: number;
  readonly words: string;
}

export interface TimelineLayout {
  readonly starting: Span | undefined;
  readonly listening: (Span & { readonly port: number }) | undefined;
  /** From the closed port to the exit. */
  readonly leaving: Span | undefined;
  readonly requests: readonly RequestSpan[];
  readonly blocked: readonly (Span & { readonly forMs: number })[];
  readonly printed: readonly (Mark & { readonly isError: boolean })[];
  readonly signals: readonly Mark[];
  readonly exit: Extract<LifeEvent, { kind: 'exit' }> | undefined;
  /** Where time in which nothing happened was cut out, and how much of it. */
  readonly cuts: readonly { readonly at: number; readonly ms: number }[];
}

/** Longer silence is cut down to this. */
const SILENCE_MS = 400;
/** The shortest life that fills the width. */
const LEAST_MS = 300;
const REQUESTS_SHOWN = 12;

interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Time runs evenly, but for the silences that are cut. */
function scaleOver(momentsMs: readonly number[], busy: readonly Period[]) {
  const moments = [...new Set([0, ...momentsMs])].sort((a, b) => a - b);
  const cuts: { readonly atMs: number; readonly ms: number }[] = [];
  let shown = 0;
  const stops = moments.map((moment, index) => {
    const before = moments[index - 1] ?? 0;
    const length = moment - before;
    const isBusy = busy.some(({ fromMs, toMs }) => fromMs < moment && toMs > before);
    const isCut = !isBusy && length > SILENCE_MS;
    if (isCut) cuts.push({ atMs: (before + moment) / 2, ms: length });
    shown += isCut ? SILENCE_MS : length;
    return { moment, shown };
  });
  const total = Math.max(LEAST_MS, shown);
  const place = (ms: number): number => {
    const after = stops.find(({ moment }) => moment >= ms);
    const before = stops.findLast(({ moment }) => moment <= ms);
    if (before === undefined || after === undefined) return 1;
    if (after.moment === before.moment) return after.shown / total;
    const part = (ms - before.moment) / (after.moment - before.moment);
    return (before.shown + part * (after.shown - before.shown)) / total;
  };
  return { place, cuts: cuts.map(({ atMs, ms }) => ({ at: place(atMs), ms })) };
}

function only<K extends LifeEvent['kind']>(events: readonly LifeEvent[], kind: K) {
  return events.filter((event): event is Extract<LifeEvent, { kind: K }> => event.kind === kind);
}

export function layOutTimeline(events: readonly LifeEvent[], nowMs: number): TimelineLayout {
  const [exit] = only(events, 'exit');
  const endMs = exit?.atMs ?? nowMs;
  const [listening] = only(events, 'listening');
  const closed = only(events, 'port-closed').at(-1);
  const ends = only(events, 'ended');
  const requests = only(events, 'sent')
    .slice(-REQUESTS_SHOWN)
    .map(({ number, request, atMs }) => {
      const ended = ends.find((event) => event.number === number);
      return { request, end: ended?.end, fromMs: atMs, toMs: ended?.atMs ?? endMs };
    });
  const blocked = only(events, 'blocked').map(({ atMs, forMs }) => ({ fromMs: atMs - forMs, toMs: atMs, forMs }));
  const starting = { fromMs: 0, toMs: listening?.atMs ?? endMs };
  const leaving = closed && { fromMs: closed.atMs, toMs: endMs };
  const { place, cuts } = scaleOver(
    [...events.map(({ atMs }) => atMs), ...blocked.map(({ fromMs }) => fromMs), endMs],
    [...requests, ...blocked, ...(leaving === undefined ? [] : [leaving])],
  );
  const span = ({ fromMs, toMs }: Period): Span => ({ from: place(fromMs), to: place(toMs) });
  return {
    starting: span(starting),
    listening: listening && {
      ...span({ fromMs: listening.atMs, toMs: closed?.atMs ?? endMs }),
      port: listening.port,
    },
    leaving: leaving && span(leaving),
    requests: requests.map(({ request, end, fromMs, toMs }) => ({
      ...span({ fromMs, toMs }),
      request,
      end,
      tookMs: toMs - fromMs,
    })),
    blocked: blocked.map(({ forMs, ...period }) => ({ ...span(period), forMs })),
    printed: only(events, 'printed').map(({ atMs, text, stream }) => ({
      at: place(atMs),
      words: text,
      isError: stream === 'stderr',
    })),
    signals: only(events, 'signal').map(({ atMs, name }) => ({ at: place(atMs), words: name })),
    exit,
    cuts,
  };
}
