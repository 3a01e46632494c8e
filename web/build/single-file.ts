import type {Plugin, Rolldown} from 'vite';
import {hashOf, withPolicy} from './policy.ts';

type Bundle = Rolldown.OutputBundle;

/** The workers' scripts by the name that `start-worker.ts` looks for. */
const WORKERS = {engine: /(^|\/)engine-worker-[^/]*\.js$/, run: /(^|\/)worker-[^/]*\.js$/};

/** Makes one page of everything that was built: styles and the page's script as they are, the workers' scripts as text that the page starts them from. */
export function singleFile(name: string): Plugin {
  return {
    name: 'tidemark:single-file',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const source = singlePage(bundle);
        for (const file of Object.keys(bundle)) delete bundle[file];
        this.emitFile({type: 'asset', fileName: name, source});
      },
    },
  };
}

function singlePage(bundle: Bundle): string {
  const script = inert(onlyText(bundle, (file) => file.type === 'chunk' && file.isEntry));
  const style = onlyText(bundle, ({fileName}) => fileName.endsWith('.css'));
  const workers = Object.entries(WORKERS).map(([name, pattern]) => {
    const text = onlyText(bundle, (file) => file.type === 'asset' && pattern.test(file.fileName));
    return `<script type="text/plain" id="worker-${name}">${inert(text)}</script>`;
  });
  const body = [...workers, `<script type="module">${script}</script>`].join('\n    ');
  const html = onlyText(bundle, ({fileName}) => fileName.endsWith('.html'))
    .replaceAll(/\s*<(script|link)\b[^>]*\b(src|href)="\.\/[^>]*>(<\/script>)?/g, '')
    // Functions, because `$` in the text would mean something in a string.
    .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
    .replace('</body>', () => `  ${body}\n  </body>`);
  return withPolicy(html, {scripts: [hashOf(script)], styles: [hashOf(style)]});
}

function onlyText(bundle: Bundle, isWanted: (file: Bundle[string]) => boolean): string {
  const [file, ...others] = Object.values(bundle).filter(isWanted);
  if (!file || others.length)
    throw new Error(`one file is to stand in the page, found ${file ? others.length + 1 : 0}`);
  const source = file.type === 'chunk' ? file.code : file.source;
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}

/** A script that does not end the element it stands in. Where such text can stand in a script, in strings and patterns, the backslash means nothing. */
function inert(script: string): string {
  return script.replaceAll(/<(?=\/script|!--|script)/gi, String.raw`\x3C`);
}
