import type {TestProject} from 'vitest/node';
import {digestOfRun, REQUESTS} from './requests.ts';

declare module 'vitest' {
  interface ProvidedContext {
    nodeDigests: Readonly<Record<string, string>>;
  }
}

/** Computes in Node, on one thread, what the browser has to come to, and hands it to the tests there. */
export default async function setup(project: TestProject): Promise<void> {
  const digests: Record<string, string> = {};
  for (const [name, request] of Object.entries(REQUESTS)) digests[name] = await digestOfRun(request(), {workers: 1});
  project.provide('nodeDigests', digests);
}
