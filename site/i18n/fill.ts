/** `fill('Nothing listens on port {port}', { port: 3000 })` */
export function fill(sentence: string, facts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => String(facts[name] ?? slot));
}
