/** How the points of an assignment spread: a picture that says in words what it shows. */
import { say } from '../../language.ts';
import { escapeHtml } from './html.ts';

const WIDTH = 640;
const HEIGHT = 200;
const BASE = 160;
const TOP = 24;
/** Up to so many points each has a bar of its own. */
const OWN_BARS = 15;
const BARS = 10;

interface Bar {
  readonly label: string;
  readonly count: number;
}

function barsFrom(points: readonly number[], outOf: number): readonly Bar[] {
  const count = outOf <= OWN_BARS ? outOf + 1 : BARS;
  const width = outOf <= OWN_BARS ? 1 : outOf / BARS;
  return Array.from({ length: count }, (_, index): Bar => {
    const [from, to] = [index * width, (index + 1) * width];
    const isLast = index === count - 1;
    // Whoever has more than all, by points of a person, stands with those who have all.
    const within = points.filter((each) => each >= from && (isLast || each < to));
    const label = width === 1 ? String(index) : `${Math.ceil(from)}–${isLast ? outOf : Math.ceil(to) - 1}`;
    return { label, count: within.length };
  });
}

/** Half have it or more. */
function middleOf(points: readonly number[]): number {
  return points[Math.floor(points.length / 2)] ?? 0;
}

export function sentenceFromSpread(points: readonly number[], outOf: number): string {
  if (points.length === 0) return say('spread.none');
  const all = points.filter((each) => each >= outOf).length;
  const none = points.filter((each) => each === 0).length;
  return say('spread.sentence', { count: points.length, all, outOf, none, middle: middleOf(points) });
}

/** @param points sorted, the lowest first */
export function svgFromSpread(points: readonly number[], outOf: number, title: string): string {
  const bars = barsFrom(points, outOf);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = WIDTH / bars.length;
  const drawn = bars.map(({ label, count }, index) => {
    const height = (count / most) * (BASE - TOP);
    const middle = (index + 0.5) * step;
    const at = (x: number): string => x.toFixed(1);
    return [
      `<rect x="${at(index * step + step * 0.1)}" y="${at(BASE - height)}" width="${at(step * 0.8)}" height="${at(height)}" fill="#3b6e8f"/>`,
      count === 0 ? '' : `<text x="${at(middle)}" y="${at(BASE - height - 6)}" text-anchor="middle">${count}</text>`,
      `<text x="${at(middle)}" y="${BASE + 18}" text-anchor="middle">${label}</text>`,
    ].join('');
  });
  const told = bars.filter(({ count }) => count > 0).map(({ label, count }) => say('spread.bar', { label, count }));
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-size="13" font-family="system-ui,sans-serif" fill="#222">`,
    `<title>${escapeHtml(title)}</title><desc>${escapeHtml(told.join('; '))}</desc>`,
    `<line x1="0" y1="${BASE}" x2="${WIDTH}" y2="${BASE}" stroke="#8a8378"/>`,
    ...drawn,
    `<text x="${WIDTH / 2}" y="${HEIGHT - 4}" text-anchor="middle">${escapeHtml(say('spread.axis'))}</text>`,
    '</svg>',
  ].join('\n');
}
