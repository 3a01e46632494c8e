/** A text as Markdown shows it, whatever characters it holds; also in the cell of a table. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|&]/g, (character) => (character === '&' ? '&amp;' : `\\${character}`));
}
