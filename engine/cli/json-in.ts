/** What a JSON text holds, also behind the byte order mark that editors on Windows may put before it. Throws a SyntaxError. */
export function jsonIn(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}
