import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';

/** What dragging a slider for a while showed. */
export interface Dragged {
  /** Milliseconds from a move to the picture with the answer to it, each. */
  readonly redrawn: readonly number[];
  /** Milliseconds from the last of some moves to the full answer, each. */
  readonly full: readonly number[];
  /** Megabytes more on the page's heap at the end than after a few first moves. */
  readonly growth: number;
  /** Megabytes more of memory that the page's process holds, workers and all, from the end of the first minute on; undefined in less than two minutes. */
  readonly resident: number | undefined;
  /** The longest task on the main thread, in milliseconds; 0 where none took 50. */
  readonly longest: number;
}

/** Moves the first slider of the page to and fro, each time waiting for the answer, at times for the full one. */
export async function drag(page: Page, minutes: number): Promise<Dragged> {
  await page.evaluate(installHand);
  const redrawn: number[] = [];
  const full: number[] = [];
  let longest = 0;
  let start: number | undefined;
  let settled: number | undefined;
  const begin = Date.now();
  const end = begin + minutes * 60_000;
  while (Date.now() < end) {
    const round = await page.evaluate((moves) => (globalThis as unknown as WithHand).hand(moves), 8);
    start ??= await heapMegabytes(page);
    redrawn.push(...round.redrawn);
    full.push(round.full);
    longest = Math.max(longest, round.longest);
    // What a browser sets aside in its first minute it keeps and uses again.
    if (minutes >= 2 && Date.now() > begin + 60_000) settled ??= await residentMegabytes(page);
  }
  const growth = (await heapMegabytes(page)) - start!;
  const resident = settled === undefined ? undefined : (await residentMegabytes(page)) - settled;
  return {redrawn, full, growth, resident, longest};
}

interface Round {
  readonly redrawn: number[];
  readonly full: number;
  readonly longest: number;
}

interface WithHand {
  hand(moves: number): Promise<Round>;
}

/** After a collection of garbage. */
async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const {usedSize} = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

/** Of the process that runs the page, as Linux counts it: the largest of the browser's renderers. */
async function residentMegabytes(page: Page): Promise<number> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const {processInfo} = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter(({type}) => type === 'renderer')
    .map(({id}) => Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1000);
  return Math.max(...sizes);
}

/** Runs in the page, and so is whole in itself. */
function installHand(): void {
  const html = document.documentElement;
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({type: 'longtask'});
  let step = 0;

  // The address writes a setting as the slider has it.
  const shows = (replicates: number, value: number) =>
    new Promise<void>((resolve) => {
      const isThere = () =>
        html.dataset['replicates'] === String(replicates) && html.dataset['set']!.endsWith(`:${value}`);
      if (isThere()) return resolve();
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(html, {attributes: true});
    });

  // What was changed is drawn after the callbacks of a frame, and a message comes after that.
  const painted = () =>
    new Promise<number>((resolve) =>
      requestAnimationFrame(() => {
        const {port1, port2} = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now()), {once: true});
        port1.start();
        port2.postMessage(undefined);
      }),
    );

  const hand: WithHand['hand'] = async (moves) => {
    const redrawn: number[] = [];
    let last = 0;
    let value = 0;
    for (let i = 0; i < moves; i++) {
      const slider = document.querySelector<HTMLInputElement>('main input[type=range]')!;
      const [min, max, by] = [slider.min, slider.max, slider.step].map(Number) as [number, number, number];
      last = performance.now();
      // Every other place, so that no two moves lead to the same.
      slider.value = String(min + by * ((2 * step++) % Math.floor((max - min) / by)));
      value = slider.valueAsNumber;
      slider.dispatchEvent(new Event('input', {bubbles: true}));
      await shows(10_000, value);
      redrawn.push((await painted()) - last);
    }
    await shows(100_000, value);
    const full = performance.now() - last;
    const result = {redrawn, full, longest};
    longest = 0;
    return result;
  };
  (globalThis as unknown as WithHand).hand = hand;
}
