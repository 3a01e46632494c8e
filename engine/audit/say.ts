import {formatNumber, formatQuantity, parseUnit, PLAIN} from '../units.ts';
import type {Claim, Ledger, Words} from './ledger.ts';

type Language = 'zh' | 'en';

/** Both languages of a sentence, written by one function that knows the words of either. */
export function inBoth(write: (say: Say) => string, ledger: Ledger): Words {
  return {zh: write(new Say(ledger, 'zh')), en: write(new Say(ledger, 'en'))};
}

/** How numbers, places and metrics are written in one language. */
export class Say {
  readonly lang: Language;
  readonly #ledger: Ledger;

  constructor(ledger: Ledger, lang: Language) {
    this.#ledger = ledger;
    this.lang = lang;
  }

  /** One of two texts. */
  of(zh: string, en: string): string {
    return this.lang === 'zh' ? zh : en;
  }

  words(words: Words): string {
    return words[this.lang];
  }

  district(id: string): string {
    return this.#ledger.districts.get(id)?.name[this.lang] ?? id;
  }

  /** What a claim's document calls its metric. */
  metric({metricLabel}: Claim): string {
    return this.words(metricLabel);
  }

  /** `钱塘区集群营业收入` or `Qiantang: cluster revenue`. */
  subject(claim: Claim): string {
    const [place, metric] = [this.district(claim.district), this.metric(claim)];
    const blank = /^[!-~]/.test(metric) ? ' ' : '';
    return this.of(`${place}${blank}${metric}`, `${place}: ${metric}`);
  }

  /** A value of a metric with its unit. */
  value(value: number, metric: string): string {
    const {unit = '', sort} = this.#ledger.metrics.get(metric) ?? {};
    if (sort === 'share') return this.percent(value);
    const tidy = Number(value.toPrecision(12));
    const known = parseUnit(unit) ?? PLAIN;
    const {measure, power} = known;
    if (tidy === 1 && this.lang === 'en' && power === 0 && measure.enOne) return `1 ${measure.enOne}`;
    return formatQuantity(tidy, known, this.lang, 4);
  }

  /** The same without its unit, for the terms of a sum that has one. */
  bare(value: number, metric: string): string {
    return /^[−\d.,]+/.exec(this.value(value, metric).replace('-', '−'))![0];
  }

  /** What a claim names, as it is meant: `≥` where it asks for that much or more. */
  asked({point, low, high, metric, form}: Claim & {readonly point: number}): string {
    const value = form === 'growth' ? this.percent(point) : this.value(point, metric);
    if (low === high) return value;
    if (low === undefined) return `≤ ${value}`;
    return high === undefined ? `≥ ${value}` : point > low ? this.of(`${value}左右`, `about ${value}`) : value;
  }

  /** `16%`, or `4.6%` below ten. */
  percent(fraction: number): string {
    const shown = 100 * fraction;
    const text = formatNumber(Number(shown.toFixed(Math.abs(shown) < 9.95 ? 1 : 0)), this.lang, 6).replace('-', '−');
    return this.of(`${text}%`, `${text} %`);
  }

  number(value: number, digits = 3): string {
    return formatNumber(Number(value.toPrecision(digits)), this.lang, digits);
  }

  years(first: number, last: number): string {
    return first === last ? String(first) : `${first}–${last}`;
  }

  /** `4 年`, `4 years`, `1 year`. */
  span(years: number): string {
    return this.of(`${years} 年`, years === 1 ? '1 year' : `${years} years`);
  }

  list(texts: readonly string[]): string {
    return texts.join(this.of('；', '; '));
  }

  /** The document that makes a claim, in its title's quotes. */
  title({document}: Claim): string {
    return this.of(`《${document.title.zh}》`, `“${document.title.en}”`);
  }
}
