import {build} from 'vite';
import {describe, expect, it} from 'vitest';
import {IssueList} from '../../engine/scenario/issue-list.ts';
import {SourceText} from '../../engine/scenario/source-text.ts';
import type * as reader from '../../engine/scenario/yaml.ts';
import {parseYaml} from '../../engine/scenario/yaml.ts';
import {lean} from '../../web/build/lean.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What reads YAML, as the page has it. */
async function leanReader(): Promise<typeof reader> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: ROOT,
    plugins: lean(),
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: {entry: 'engine/scenario/yaml.ts', formats: ['es'], fileName: 'x'},
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  const code = Buffer.from(output.output[0].code).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)) as typeof reader;
}

const page = await leanReader();

/** What is read of a text, or all that is wrong with it: a text that is refused is read by neither. */
function readBy(read: typeof parseYaml, text: string): unknown {
  const issues = new IssueList();
  const tree = read(new SourceText('a.yaml', text), issues);
  const found = issues.size > 0 ? issues.issues : tree;
  const plain = JSON.stringify(found, (key, value: unknown) => {
    if (key === 'source') return undefined;
    return value instanceof Map ? [...value] : value;
  });
  return JSON.parse(plain);
}

describe('the page’s reader of YAML, of which much is left out', () => {
  it.each([
    'a: 1\nb: [1.5, -2e3, 0x1f, 0o17, .5, true, False, null, ~, .inf, text]\nc: {d: "e\\u00e9", f: \'g\'}',
    'a: |\n  one\n  two\nb: >-\n  three\n  four\n# five\nc: &x {d: 1}\ne: *x\nf: [*x, *x]',
    'a: 2024-01-01\nb: yes\nc: 1_000\nd: 0b11\ne: 12:30:45\n<<: {f: 1}',
    'a: !!binary aGk=\nb: !!set {c, d}\ne: !!omap [f: 1]\ng: !!timestamp 2024-01-01\nh: !x y',
    '%YAML 1.1\n---\na: yes\nb: 010\n',
    'a: [1, 2\nb: }',
    'a: 1\na: 2\n? b\n: c\n',
    'a: *nothing\n',
    '- a\n- b\n---\nc',
    '中文: 亿元 # 注\nb: "，"',
  ])('reads and refuses as all of it does: %j', (text) =>
    expect(readBy(page.parseYaml, text)).toEqual(readBy(parseYaml, text)),
  );
});
