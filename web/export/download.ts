/** Hands a file to whoever looks at the page. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read it only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Of names without their extension, in characters. */
const LONGEST = 80;

/** A name that every file system takes: `浙江省 · 营业收入` is `浙江省-营业收入`. */
export function fileName(name: string, extension: string): string {
  const stem = name
    .normalize('NFC')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${stem.slice(0, LONGEST) || 'tidemark'}.${extension}`;
}
