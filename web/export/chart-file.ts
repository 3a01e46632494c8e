import type {Frame} from '../../engine/charts.ts';

/** Draws a chart for a frame. */
export type DrawChart = (frame: Frame) => SVGSVGElement;

/** White around a chart that is a file, in pixels: its labels may stand a little outside. */
const MARGIN = 16;

/** Pixels of a PNG for one of the chart. */
const SCALE = 2;

/** A chart as a file of its own: on white, its colours written out, its fonts named, with what it says for those who cannot see it. */
export function chartSvg(drawn: SVGSVGElement): string {
  const svg = drawn.cloneNode(true) as SVGSVGElement;
  const {width, height} = sizeOf(svg);
  const box = {x: -MARGIN, y: -MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN};
  set(svg, {viewBox: `${box.x} ${box.y} ${box.width} ${box.height}`, width: box.width, height: box.height});
  svg.removeAttribute('class');
  svg.prepend(
    element(svg, 'title', {}, svg.getAttribute('aria-label') ?? ''),
    element(svg, 'style', {}, 'text {white-space: pre; font-variant-numeric: tabular-nums}'),
    element(svg, 'rect', {...box, fill: '#ffffff'}),
  );
  for (const part of [svg, ...svg.querySelectorAll('*')])
    for (const {name, value} of part.attributes) {
      const plain = onPaper(value);
      if (plain !== value) part.setAttribute(name, plain);
    }
  return new XMLSerializer().serializeToString(svg);
}

/** A chart as a picture. */
export async function chartPng(drawn: SVGSVGElement): Promise<Blob> {
  const text = chartSvg(drawn);
  const url = URL.createObjectURL(new Blob([text], {type: 'image/svg+xml'}));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = SCALE * image.naturalWidth;
    canvas.height = SCALE * image.naturalHeight;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Width and height of a chart, in pixels. */
export function sizeOf(svg: SVGSVGElement): {width: number; height: number} {
  return {width: Number(svg.getAttribute('width')), height: Number(svg.getAttribute('height'))};
}

const INK = '#1b2733';

/** A value without variables of the page: what each is on white paper stands in it. */
function onPaper(value: string): string {
  return value.replaceAll(/var\(--[\w-]+,\s*([^()]+)\)/g, '$1').replace(/^currentColor$/i, INK);
}

function element(svg: SVGSVGElement, name: string, attributes: Readonly<Record<string, string | number>>, text = '') {
  const made = svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', name);
  set(made, attributes);
  made.textContent = text;
  return made;
}

function set(part: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, String(value));
}
