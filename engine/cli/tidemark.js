#!/usr/bin/env node
// The command as npm installs it. In JavaScript and without imports, so that a Node that is too old for TypeScript can say so.

// `npm --prefix ../tidemark run -s tidemark -- …` changes to the checkout first; files are named from where the user is.
const {npm_lifecycle_event: script, INIT_CWD: here} = process.env;
if (script === 'tidemark' && here) process.chdir(here);

const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) await import('./main.ts');
else {
  process.stderr.write(
    `tidemark: requires Node 22.18 or newer, got ${process.versions.node}\n` +
      '  hint: in a checkout, npm run -s tidemark -- … uses the one that npm ci has brought\n',
  );
  process.exitCode = 2;
}
