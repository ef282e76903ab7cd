/** Cuts a stream of text into lines. */

export interface LineCutter {
  /** Hands over every line that is complete. */
  readonly push: (text: string) => void;
  /** Hands over a last line without a line break, if there is one. */
  readonly end: () => void;
}

export function cutLines(onLine: (line: string) => void): LineCutter {
  let rest = '';
  return {
    push(text) {
      // Text that comes in small pieces is joined once.
      if (!text.includes('\n')) {
        rest += text;
        return;
      }
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach((line) => {
        onLine(line.replace(/\r$/, ''));
      });
    },
    end() {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
