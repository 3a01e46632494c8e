import type {Plugin} from 'vite';

/** Takes the theme out of the pages that the notebook kit makes, whose inline style the policy forbids, and writes the charset as the policy looks for it. */
export function plainPage(): Plugin {
  return {
    name: 'tidemark:plain-page',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html
          .replace(/<style type="text\/css">\s*@import url\("observable:styles[^]*?<\/style>/, '')
          .replace('<meta charset="utf-8">', '<meta charset="utf-8" />'),
    },
  };
}
