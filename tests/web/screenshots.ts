/** Pictures of every view of the page, on a projector and on a telephone, in both languages, into `.cache/screenshots`: `npm run screenshots`, then look at them. */
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import buildPage from './build-page.ts';
import {serve} from './serve.ts';
import {digestOf, DIST, launch, visit} from './visit.ts';

const FOLDER = new URL('../../.cache/screenshots/', import.meta.url).pathname;
const FULL = 100_000;
const WIDTHS = {1280: 800, 390: 844};

buildPage();
mkdirSync(FOLDER, {recursive: true});
const [server, browser] = [await serve(DIST), await launch()];
try {
  for (const lang of ['zh', 'en'])
    for (const [width, height] of Object.entries(WIDTHS)) {
      const {page, close} = await visit(browser, `${server.url}#overview?lang=${lang}`, {
        viewport: {width: Number(width), height},
      });
      await digestOf(page, FULL);
      const views = await page
        .locator('nav a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash));
      for (const view of views) {
        await page.goto(`${server.url}${view}`);
        // Views and charts are loaded when they are first shown.
        await page.waitForTimeout(1500);
        const name = `${/\w[\w-]*/.exec(view)?.[0] ?? 'page'}-${width}-${lang}.png`;
        await page.screenshot({path: join(FOLDER, name), fullPage: true});
        console.log(join(FOLDER, name));
      }
      await close();
    }
} finally {
  await browser.close();
  await server.close();
}
