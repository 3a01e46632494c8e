import {createHash} from 'node:crypto';

/** Where a page takes its scripts and styles from, besides its own workers. */
export interface PolicySources {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The page's own files. */
export const OWN_FILES: PolicySources = {scripts: ["'self'"], styles: ["'self'"]};

/**
 * The content security policy: nothing but the page's own scripts, styles and workers, WebAssembly, and pictures that the page makes itself. Nothing is sent
 * anywhere, and no text becomes code.
 */
export function policy({scripts, styles}: PolicySources): string {
  return [
    "default-src 'none'",
    `script-src ${[...scripts, "'wasm-unsafe-eval'"].join(' ')}`,
    "worker-src 'self' blob:",
    `style-src ${styles.join(' ')}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** As the first element of a page's head, before anything that it rules. */
export function withPolicy(html: string, sources: PolicySources): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(sources)}" />`;
  if (!html.includes('<meta charset="utf-8" />')) throw new Error('the page has no charset to put its policy behind');
  return html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`);
}

/** The source expression of an inline script or style. */
export function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
