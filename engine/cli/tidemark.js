#!/usr/bin/env node
// The command as npm installs it. In JavaScript and without imports, so that a Node that is too old for TypeScript can say so.

// `npm --prefix ../tidemark run -s tidemark -- …` changes to the checkout first; files are named from where the user is.
const {npm_lifecycle_event: script, INIT_CWD: here} = process.env;
if (script === 'tidemark' && here) process.chdir(here);

const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) await import('./main.ts');
else {
  const {node} = process.versions;
  const {LC_ALL, LC_MESSAGES, LANG} = process.env;
  process.stderr.write(
    /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '')
      ? `tidemark: 须有 Node 22.18 或更新的版本，现为 ${node}\n  提示：在检出的目录里，npm run -s tidemark -- … 会用 npm ci 装好的那一个\n`
      : `tidemark: requires Node 22.18 or newer, got ${node}\n  hint: in a checkout, npm run -s tidemark -- … uses the one that npm ci has brought\n`,
  );
  process.exitCode = 2;
}
