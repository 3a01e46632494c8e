/** Preloaded into a process, it writes the process's peak resident memory, in units of 1024 bytes, to file descriptor 3 at the end. */
import {writeSync} from 'node:fs';
import {isMainThread} from 'node:worker_threads';

if (isMainThread) process.on('exit', () => void writeSync(3, String(process.resourceUsage().maxRSS)));
