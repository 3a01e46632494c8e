import {enableCompileCache} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

// Compiled code is kept from one start to the next, for all that is imported from here on: a third of the time to the answer. Where it cannot be kept, Node does
// without and says nothing. NODE_COMPILE_CACHE and NODE_DISABLE_COMPILE_CACHE go before it.
enableCompileCache(join(tmpdir(), 'tidemark-compile-cache'));

const {start} = await import('./start.ts');
await start(process.argv.slice(2));
