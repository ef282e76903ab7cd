/**
 * A JavaScript function as a function of WebAssembly, which is what a table takes: a module of a few bytes that
 * imports it and exports it again.
 *
 * @param parameters how many 32-bit integers it takes; it returns nothing
 */
export function exportedFunction(parameters: number, run: (...values: number[]) => void): unknown {
  const I32 = 0x7f;
  const types = Array.from({ length: parameters }, () => I32);
  const section = (id: number, ...content: readonly number[]): number[] => [id, content.length, ...content];
  const [e, f] = [0x65, 0x66];
  const bytes = Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, 1, 0x60, parameters, ...types, 0),
    ...section(2, 1, 1, e, 1, f, 0, 0),
    ...section(7, 1, 1, f, 0, 0),
  );
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { e: { f: run } });
  return exports['f'];
}
