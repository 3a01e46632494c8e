import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type axe from 'axe-core';
import type {Page} from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds against WCAG 2.2 AA and its own best practices. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const {violations} = await page.evaluate(() =>
    (globalThis as unknown as {axe: typeof axe}).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.flatMap(({id, nodes}) => nodes.map(({html, failureSummary}) => `${id}: ${html} ${failureSummary}`));
}

/** Runs in the page: what can be pressed and is too small. Links in running text may be (WCAG 2.5.8), and there are none. */
export function smallTargets(): string[] {
  return (
    [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary')]
      // What only a press elsewhere opens is no target itself.
      .filter((element) => !element.classList.contains('skip') && element.tabIndex >= 0)
      .filter((element) => {
        const {width, height} = element.getBoundingClientRect();
        return width < 24 || height < 24;
      })
      .map(({outerHTML}) => outerHTML.slice(0, 120))
  );
}
