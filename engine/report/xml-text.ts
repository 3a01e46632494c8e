/** Characters that XML 1.0 cannot hold at all, not even as references (section 2.2, production Char). */
// oxlint-disable-next-line no-control-regex -- these are what it is about
const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text for XML or HTML, between tags or in an attribute: it shows what it says, whatever it holds. Characters that cannot be there are shown as `�`. */
export function xmlText(text: string): string {
  return text.replaceAll(IMPOSSIBLE, '\uFFFD').replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}
