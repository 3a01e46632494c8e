/**
 * A text from a file as Markdown that shows it and nothing else: no markup, no HTML, no cell of a table, and on a code host no mention, no reference to an issue and no
 * link that it would make by itself.
 */
export function markdownText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll(/[\\`*_[\]<>|~$]/g, String.raw`\$&`)
    .replaceAll('://', '&#58;//')
    .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`)
    .replaceAll(/(?<!&)[@#!](?=\w)/g, '$&<!-- -->')
    .replace(/^\s*\d*(?=[-+=.)](?:\s|$))/, '$&\\');
}

/** A name in the letters of a typewriter. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}

/** A table; the columns that `right` names, counted from 0, stand at the right. Cells are Markdown already. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What is folded away behind a line. */
export function markdownDetails(summary: string, text: string): string {
  return `<details><summary>${summary}</summary>\n\n${text}\n\n</details>`;
}
