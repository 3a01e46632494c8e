import {plot, type PlotOptions} from '@observablehq/plot';
import type {Language} from '../../units.ts';

/** What a chart is drawn for. */
export interface Frame {
  /** The page's, or one of a library where there is no page. */
  readonly document: Document;
  /** In pixels. From 320 to 1400 or so; under `NARROW` the margins shrink. */
  readonly width: number;
  readonly lang: Language;
}

/** Below it a chart is for a telephone. */
export const NARROW = 480;

/** Colours of charts. A page may set the variables, for a dark background say; without it they are what a white sheet wants. */
export const COLOR = {
  paper: 'var(--chart-paper, #ffffff)',
  ink: 'var(--chart-ink, #1b2733)',
  faint: 'var(--chart-faint, #5c6b7a)',
  rule: 'var(--chart-rule, #d5dce3)',
  /** The forecast: its median, and the bands that hold half and nine tenths of the replicates. */
  forecast: 'var(--chart-forecast, #0a6699)',
  half: 'var(--chart-half, #7fb4d2)',
  most: 'var(--chart-most, #cfe3ef)',
  target: 'var(--chart-target, #b8410f)',
} as const;

export const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";

/**
 * A drawing with the marks given, described for those who cannot see it. It holds no style sheet and no style attributes, so that a page whose policy allows
 * none may show it; what a style sheet would say stands in `CHART_CSS`.
 */
export function draw({document, width}: Frame, description: string, options: PlotOptions): SVGSVGElement {
  const svg = plot({document, width, ...options}) as SVGSVGElement;
  svg.querySelector('style')?.remove();
  // The whole is one picture with one description: its parts have none of their own.
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  for (const [name, value] of Object.entries({
    class: 'chart',
    role: 'img',
    'aria-label': description,
    'font-family': FONT,
    'font-size': '13',
    xmlns: 'http://www.w3.org/2000/svg',
  }))
    svg.setAttribute(name, value);
  return svg;
}

/** For the page that shows charts. */
export const CHART_CSS = `
.chart {display: block; max-width: 100%; height: auto; overflow: visible; color: var(--chart-ink, #1b2733)}
.chart text {white-space: pre; font-variant-numeric: tabular-nums}
`;
