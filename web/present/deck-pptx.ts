import type PptxGenJS from 'pptxgenjs';
import type {Language} from '../../engine/display.ts';
import {chartPng} from '../export/chart-file.ts';
import {CHART_WIDTH, type ChanceText, type Fact, type Slide} from './slide.ts';
import type {Deck} from './use-deck.ts';

/** Named in the file: Windows and Office have it, and others put their own Chinese font in its place. */
const FONT = 'Microsoft YaHei';

const COLOR = {ink: '1B2733', faint: '4D5B67', accent: '0A6699', track: 'E3E9EE', rule: 'D5DCE3'} as const;

/** Of a slide and what stands on it, in inches. */
const PAGE = {width: 13.333, height: 7.5, left: 0.55, right: 12.78} as const;
const BODY = {top: 1.75, bottom: 6.85} as const;

/** The deck as a PowerPoint file: texts and bars that can be edited, charts as pictures with a description, notes for the speaker. */
export async function deckPptx({slides, charts, title}: Deck, lang: Language): Promise<Blob> {
  // Few want it, and its code is large.
  const {default: loaded} = await import('pptxgenjs');
  // Its types are written for CommonJS, which what is loaded is not.
  const Pptx = loaded as unknown as typeof PptxGenJS.default;
  const pptx = new Pptx();
  pptx.defineLayout({name: 'wide', width: PAGE.width, height: PAGE.height});
  pptx.layout = 'wide';
  pptx.title = title;
  pptx.author = 'Tidemark';
  pptx.theme = {headFontFace: FONT, bodyFontFace: FONT};
  for (const [i, slide] of slides.entries()) {
    const page = pptx.addSlide();
    addHead(page, slide, lang);
    if (slide.chance) addChance(page, slide.chance, slide.chart !== undefined, lang);
    if (slide.facts) addFacts(page, slide.facts, slide.chart !== undefined, lang);
    if (slide.text !== undefined) addText(page, slide.text, lang);
    if (slide.chart) {
      const drawn = slide.chart.draw(charts, {document, width: CHART_WIDTH[slide.chart.shape], lang});
      await addChart(page, drawn, slide.chart.shape === 'square' && slide.chance !== undefined);
    }
    addFoot(page, `${title}\t${i + 1} / ${slides.length}`, lang);
    page.addNotes(slide.notes.join('\n'));
  }
  return (await pptx.write({outputType: 'blob'})) as Blob;
}

type Page = PptxGenJS.default.Slide;

function base(lang: Language): PptxGenJS.default.TextPropsOptions {
  return {fontFace: FONT, color: COLOR.ink, margin: 0, lang: lang === 'zh' ? 'zh-CN' : 'en-GB', valign: 'top'};
}

function addHead(page: Page, {kicker, title}: Slide, lang: Language): void {
  const w = PAGE.right - PAGE.left;
  page.addText(kicker, {
    ...base(lang),
    x: PAGE.left,
    y: 0.35,
    w,
    h: 0.35,
    fontSize: 16,
    bold: true,
    color: COLOR.accent,
  });
  page.addText(title, {...base(lang), x: PAGE.left, y: 0.72, w, h: 0.9, fontSize: 28, bold: true, fit: 'shrink'});
}

/** The number, the word, and a bar of the probability. */
function addChance(page: Page, {value, error, word, target}: ChanceText, isBeside: boolean, lang: Language): void {
  const w = isBeside ? 5 : PAGE.right - PAGE.left;
  const y = BODY.top + (isBeside ? 0.1 : 0.3);
  page.addText(
    [
      {text: plain(value), options: {fontSize: isBeside ? 54 : 80, bold: true}},
      {text: ` ${plain(error)}`, options: {fontSize: isBeside ? 18 : 24, color: COLOR.faint}},
    ],
    {...base(lang), x: PAGE.left, y, w, h: isBeside ? 0.95 : 1.35},
  );
  const below = y + (isBeside ? 0.95 : 1.35);
  page.addText(word, {...base(lang), x: PAGE.left, y: below, w, h: 0.6, fontSize: isBeside ? 28 : 36, bold: true});
  const bar = {x: PAGE.left, y: below + 0.75, h: 0.26};
  page.addShape('rect', {...bar, w, fill: {color: COLOR.track}, line: {type: 'none'}});
  page.addShape('rect', {
    ...bar,
    w: Math.max(0.02, w * target.probability),
    fill: {color: COLOR.accent},
    line: {type: 'none'},
  });
}

function addFacts(page: Page, facts: readonly Fact[], isBeside: boolean, lang: Language): void {
  const columns = isBeside ? 2 : 3;
  const w = (isBeside ? 5 : PAGE.right - PAGE.left) / columns;
  for (const [i, {name, value, detail}] of facts.entries()) {
    const x = PAGE.left + w * (i % columns);
    const y = (isBeside ? 4.35 : 5.1) + 1.2 * Math.floor(i / columns);
    page.addText(
      [
        {text: name, options: {fontSize: 13, color: COLOR.faint, breakLine: true}},
        {text: plain(value), options: {fontSize: 22, bold: true, breakLine: detail !== undefined}},
        ...(detail === undefined ? [] : [{text: plain(detail), options: {fontSize: 12, color: COLOR.faint}}]),
      ],
      {...base(lang), x, y, w: w - 0.15, h: 1.15, fit: 'shrink'},
    );
  }
}

function addText(page: Page, text: string, lang: Language): void {
  const h = BODY.bottom - BODY.top;
  const size = (lang === 'zh' ? 2.2 : 1) * text.length;
  page.addText(text, {
    ...base(lang),
    x: PAGE.left,
    y: BODY.top,
    w: PAGE.right - PAGE.left,
    h,
    valign: 'middle',
    fontSize: size > 620 ? 17 : size > 380 ? 20 : size > 200 ? 24 : 28,
    lineSpacingMultiple: 1.2,
  });
}

/** As large as its place allows. */
async function addChart(page: Page, drawn: SVGSVGElement, isBeside: boolean): Promise<void> {
  const blob = await chartPng(drawn);
  const {width, height} = await createImageBitmap(blob);
  const left = isBeside ? 5.95 : PAGE.left;
  const room = {w: PAGE.right - left, h: BODY.bottom - BODY.top};
  const scale = Math.min(room.w / width, room.h / height);
  const [w, h] = [width * scale, height * scale];
  page.addImage({
    data: await dataUrl(blob),
    x: left + (room.w - w) / 2,
    y: BODY.top + (room.h - h) / 2,
    w,
    h,
    altText: drawn.getAttribute('aria-label') ?? '',
  });
}

function addFoot(page: Page, text: string, lang: Language): void {
  const [left = '', right = ''] = text.split('\t');
  const style = {...base(lang), y: 7.02, h: 0.3, fontSize: 11, color: COLOR.faint} as const;
  page.addText(left, {...style, x: PAGE.left, w: 10.5});
  page.addText(right, {...style, x: 11.5, w: PAGE.right - 11.5, align: 'right'});
}

/** Office breaks lines where it likes; a blank that forbids it is drawn wider by some. */
function plain(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(new Error('the picture could not be read')));
    reader.readAsDataURL(blob);
  });
}
