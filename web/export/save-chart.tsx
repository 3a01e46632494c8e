import type {Language} from '../../engine/display.ts';
import {chartPng, chartSvg, type DrawChart} from './chart-file.ts';
import {download, fileName} from './download.ts';
import {exportTextsOf} from './export-texts.ts';
import './save.css';

/** Wide enough for a page of a report or a slide, in pixels. */
const WIDTH = 800;

interface Properties {
  readonly name: string;
  readonly lang: Language;
  readonly draw: DrawChart;
}

/** Buttons that save a chart as a file. */
export function SaveChart({name, lang, draw}: Properties) {
  const drawn = () => draw({document, width: WIDTH, lang});
  const {save} = exportTextsOf(lang);
  return (
    <p class="save">
      <button
        type="button"
        aria-label={save(`SVG: ${name}`)}
        onClick={() => download(fileName(name, 'svg'), new Blob([chartSvg(drawn())], {type: 'image/svg+xml'}))}
      >
        SVG
      </button>
      <button
        type="button"
        aria-label={save(`PNG: ${name}`)}
        onClick={() => void chartPng(drawn()).then((blob) => download(fileName(name, 'png'), blob))}
      >
        PNG
      </button>
    </p>
  );
}
