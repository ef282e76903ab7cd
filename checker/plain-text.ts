/** A text as everybody writes it here: an editor or a Git of Windows may add a mark at the start and letters at line ends. */
const BYTE_ORDER_MARK = '\uFEFF';

export function plainText(text: string): string {
  const whole = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return whole.replaceAll('\r\n', '\n');
}
