/** One JSON object a line. */
export function log(requestId: string, msg: string): void {
  console.log(JSON.stringify({ requestId, msg }));
}
