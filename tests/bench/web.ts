/**
 * How fast the page is, in Chromium, as it is built: `npm run bench:web`. `--minutes 10` drags for so long, for memory, that of the page's process too, and long tasks; a quarter of a minute
 * otherwise. Times are of this machine at this moment, and of everything else that it does.
 */
import {parseArgs} from 'node:util';
import type {Browser} from 'playwright-core';
import buildKernels from '../build-kernels.ts';
import buildPage from '../web/build-page.ts';
import {scriptsOf} from '../web/first-load.ts';
import {serve} from '../web/serve.ts';
import {digestOf, DIST, launch, visit} from '../web/visit.ts';
import {drag, type Dragged} from './web-drag.ts';
import {crowding} from './crowding.ts';
import {type Line, printLines, quantile} from './web-lines.ts';

const FULL = 100_000;

const {values} = parseArgs({options: {minutes: {type: 'string', default: '0.25'}}});

await buildKernels();
buildPage();
const server = await serve(DIST);
const browser = await launch();
try {
  const [firsts, kilobytes] = await firstLoads(browser, 5);
  const dragged = await dragging(browser, Number(values.minutes));
  printLines([
    ...linesOf(firsts, kilobytes, dragged),
    {what: 'time that others take on this machine (1.0: none)', value: crowding(), unit: '×'},
  ]);
} finally {
  await browser.close();
  await server.close();
}

/** Milliseconds from the call for the page to the first answer, each with an empty cache, and the script that came meanwhile. */
async function firstLoads(browser: Browser, times: number): Promise<[number[], number]> {
  const firsts: number[] = [];
  let kilobytes = 0;
  for (let i = 0; i < times; i++) {
    const {page, requests, close} = await visit(browser, server.url, {viewport: {width: 1280, height: 800}});
    await digestOf(page, FULL);
    firsts.push(await page.evaluate(() => performance.getEntriesByName('first-answer')[0]!.startTime));
    kilobytes = scriptsOf(requests, server.url).reduce((sum, {gzip}) => sum + gzip / 1000, 0);
    await close();
  }
  return [firsts, kilobytes];
}

async function dragging(browser: Browser, minutes: number): Promise<Dragged> {
  const {page, close} = await visit(browser, `${server.url}#/what-if`, {viewport: {width: 1280, height: 800}});
  await digestOf(page, FULL);
  const dragged = await drag(page, minutes);
  await close();
  return dragged;
}

function linesOf(
  firsts: readonly number[],
  kilobytes: number,
  {redrawn, full, growth, resident, longest}: Dragged,
): Line[] {
  return [
    {
      what: 'drag to redrawn probabilities, 10,000 replicates, p95',
      value: quantile(redrawn, 0.95),
      must: 100,
      aim: 33,
      unit: 'ms',
    },
    {what: 'the same, median', value: quantile(redrawn, 0.5), unit: 'ms'},
    {what: '100,000 replicates behind it, p95', value: quantile(full, 0.95), must: 1000, aim: 400, unit: 'ms'},
    {
      what: 'first page load to first answer, cold, median',
      value: quantile(firsts, 0.5),
      must: 2000,
      aim: 1000,
      unit: 'ms',
    },
    {what: 'script on the first load, gzip', value: kilobytes, must: 250, aim: 150, unit: 'KB'},
    {what: `${values.minutes} minutes of dragging: memory growth`, value: growth, must: 50, aim: 10, unit: 'MB'},
    ...(resident === undefined
      ? []
      : [{what: 'resident memory from the second minute on', value: resident, must: 50, aim: 10, unit: 'MB'}]),
    {what: 'longest task on the main thread', value: longest, must: 200, aim: 50, unit: 'ms'},
  ];
}
