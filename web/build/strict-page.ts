import type {Plugin} from 'vite';
import {OWN_FILES, withPolicy} from './policy.ts';

/** Puts the policy into the page that is built. */
export function strictPage(): Plugin {
  return {
    name: 'tidemark:strict-page',
    apply: 'build',
    transformIndexHtml: {order: 'post', handler: (html) => withPolicy(html, OWN_FILES)},
  };
}
