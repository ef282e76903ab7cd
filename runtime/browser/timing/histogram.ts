import { host } from '../ground/host.ts';
import { nodeError } from '../ground/node-error.ts';

/**
 * `Histogram` of Node's binding: counts in buckets that grow with the values, as HdrHistogram has them. A value is kept
 * by so many figures; what is told of it is the lowest, the middle or the highest value of its bucket.
 */

/** What is told where nothing was recorded. */
const NONE = 2n ** 63n - 1n;

interface Counted {
  readonly low: bigint;
  readonly count: number;
}

export class Histogram {
  #counts = new Map<bigint, number>();
  #exceeds = 0;
  #min = NONE;
  #max = 0n;
  #lastDelta: number | undefined = undefined;
  readonly #highest: bigint;
  /** How many values stand side by side in one bucket of buckets, as a power of two. */
  readonly #bits: bigint;
  readonly #unit: bigint;

  constructor(lowest: number | bigint = 1, highest: number | bigint = NONE, figures = 3) {
    this.#highest = BigInt(highest);
    this.#bits = BigInt(Math.ceil(Math.log2(2 * 10 ** figures)));
    this.#unit = BigInt(BigInt(lowest).toString(2).length - 1);
  }

  #shiftOf(value: bigint): bigint {
    const length = BigInt(value.toString(2).length);
    const over = length - this.#bits;
    return over > this.#unit ? over : this.#unit;
  }
  #lowOf(value: bigint): bigint {
    const shift = this.#shiftOf(value);
    return (value >> shift) << shift;
  }
  #highOf(value: bigint): bigint {
    return this.#lowOf(value) + (1n << this.#shiftOf(value)) - 1n;
  }
  #middleOf(value: bigint): number {
    return Number(this.#lowOf(value) + ((1n << this.#shiftOf(value)) >> 1n));
  }

  get #sorted(): readonly Counted[] {
    return [...this.#counts].map(([low, count]) => ({ low, count })).sort((one, two) => (one.low < two.low ? -1 : 1));
  }
  get #total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  #add(value: bigint, count: number): void {
    // The array of HdrHistogram goes on to the end of the bucket that holds the highest.
    if (value > this.#highOf(this.#highest)) {
      this.#exceeds += count;
      return;
    }
    const low = this.#lowOf(value);
    this.#counts.set(low, (this.#counts.get(low) ?? 0) + count);
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
  }

  record(value: number | bigint): void {
    this.#add(BigInt(value), 1);
  }

  /** Nanoseconds since the last time; the first one only begins. */
  recordDelta(now = host.now()): void {
    const before = this.#lastDelta;
    this.#lastDelta = now;
    if (before !== undefined) this.#add(BigInt(Math.max(1, Math.round((now - before) * 1e6))), 1);
  }

  recordCorrected(value: number | bigint, interval: number | bigint): void {
    const step = BigInt(interval);
    this.record(value);
    for (let missing = BigInt(value) - step; step > 0n && missing >= step; missing -= step) this.#add(missing, 1);
  }

  add(other: Histogram): number {
    for (const { low, count } of other.#sorted) this.#add(low, count);
    if (other.#min < this.#min) this.#min = other.#min;
    if (other.#max > this.#max) this.#max = other.#max;
    this.#exceeds += other.#exceeds;
    return 0;
  }

  subtract(other: Histogram): void {
    for (const { low, count } of other.#sorted) {
      const left = (this.#counts.get(low) ?? 0) - count;
      if (left > 0) this.#counts.set(low, left);
      else this.#counts.delete(low);
    }
    const rest = this.#sorted;
    this.#min = rest[0]?.low ?? NONE;
    this.#max = rest.at(-1)?.low ?? 0n;
  }

  reset(): void {
    this.#counts.clear();
    this.#exceeds = 0;
    this.#min = NONE;
    this.#max = 0n;
    this.#lastDelta = undefined;
  }

  count(): number {
    return this.#total;
  }
  countBigInt(): bigint {
    return BigInt(this.#total);
  }
  min(): number {
    return Number(this.minBigInt());
  }
  minBigInt(): bigint {
    return this.#counts.size === 0 ? NONE : this.#lowOf(this.#min);
  }
  max(): number {
    return Number(this.maxBigInt());
  }
  maxBigInt(): bigint {
    return this.#counts.size === 0 ? 0n : this.#highOf(this.#max);
  }
  exceeds(): number {
    return this.#exceeds;
  }
  exceedsBigInt(): bigint {
    return BigInt(this.#exceeds);
  }
  countAt(value: number | bigint): number {
    return this.#counts.get(this.#lowOf(BigInt(value))) ?? 0;
  }
  /** The share of what is not larger. */
  cdf(value: number | bigint): number {
    const low = this.#lowOf(BigInt(value));
    const below = this.#sorted.reduce((sum, each) => (each.low <= low ? sum + each.count : sum), 0);
    return this.#total === 0 ? 0 : below / this.#total;
  }

  /** The mean of the powers of the distances from a value, each by a unit. */
  #moment(power: number, from: number, unit = 1): number {
    const total = this.#total;
    return (
      this.#sorted.reduce((sum, { low, count }) => sum + ((this.#middleOf(low) - from) / unit) ** power * count, 0) /
      total
    );
  }
  mean(): number {
    return this.#moment(1, 0);
  }
  stddev(): number {
    return Math.sqrt(this.#moment(2, this.mean()));
  }
  skewness(): number {
    const deviation = this.stddev();
    return deviation > 0 ? this.#moment(3, this.mean(), deviation) : 0;
  }
  kurtosis(): number {
    const deviation = this.stddev();
    return deviation > 0 ? this.#moment(4, this.mean(), deviation) - 3 : 0;
  }

  #at(percentile: number): bigint {
    const wanted = Math.max(1, Math.floor((Math.min(percentile, 100) / 100) * this.#total + 0.5));
    let passed = 0;
    for (const { low, count } of this.#sorted) {
      passed += count;
      if (passed >= wanted) return percentile === 0 ? low : this.#highOf(low);
    }
    return 0n;
  }
  percentile(percentile: number): number {
    return Number(this.#at(percentile));
  }
  percentileBigInt(percentile: number): bigint {
    return this.#at(percentile);
  }
  percentilesAt(into: Map<number, number>, wanted: Iterable<number>): void {
    for (const percentile of wanted) into.set(percentile, this.percentile(percentile));
  }

  /** At 0, then twice as near to 100 each time. */
  #eachPercentile(give: (percentile: number, low: bigint) => void): void {
    const total = this.#total;
    let [passed, next] = [0, 0];
    let last = 0n;
    for (const { low, count } of this.#sorted) {
      passed += count;
      last = low;
      while (next <= (100 * passed) / total && next < 100) {
        give(next, low);
        next += 100 / 2 ** (Math.floor(Math.log2(100 / (100 - next))) + 1);
        if (passed === total) break;
      }
    }
    give(100, last);
  }
  percentiles(into: Map<number, number>): void {
    this.#eachPercentile((percentile, low) => into.set(percentile, Number(low)));
  }
  percentilesBigInt(into: Map<number, bigint>): void {
    this.#eachPercentile((percentile, low) => into.set(percentile, low));
  }

  /** Of a weight that halves, which is not asked for unless told. */
  ewmaMean(): number {
    return 0;
  }
  ewmaStddev(): number {
    return 0;
  }
  ewmaErrorRate(): number {
    return 0;
  }
}

const STATISTICS = [
  'ksTest',
  'welchTest',
  'mannWhitneyTest',
  'cohensD',
  'cliffsD',
  'linearBuckets',
  'logBuckets',
  'percentileCI',
];
for (const name of STATISTICS) {
  Object.defineProperty(Histogram.prototype, name, {
    value: () => {
      throw nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', `perf_hooks.Histogram#${name}`);
    },
    configurable: true,
    writable: true,
  });
}
