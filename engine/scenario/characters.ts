/** The first control character of a text other than tab and line ends, with its offset. */
export function controlCharacter(text: string): {at: number; name: string} | undefined {
  const at = text.search(/(?![\t\n\r])\p{Cc}/u);
  if (at < 0) return undefined;
  return {at, name: `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`};
}
