import type {DriversReport} from '../drivers-schema.ts';
import type {Language} from '../units.ts';
import {driversWordsOf} from './drivers-words.ts';
import {quantityOf} from './quantity.ts';
import {labelText} from './text.ts';
import {districtName, metricName, targetSubject} from './view.ts';

/** What a source is called: `Edge over the province, Qiantang`; without its district where that is `home`. */
export function sourceName(report: DriversReport, id: string, lang: Language, home?: string): string {
  return capital(sourceText(report, id, lang, home));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sourceText(report: DriversReport, id: string, lang: Language, home: string | undefined): string {
  const {sources: words} = driversWordsOf(lang);
  const {kind, names, members, fields = [], ...source} = report.sources[id]!;
  const district = source.district === home ? undefined : source.district;
  const [name = ''] = names;
  const place = (what: string) =>
    district !== undefined ? words.at(what, districtName(report, district, lang)) : members ? words.all(what) : what;
  switch (kind) {
    case 'assumption':
    case 'factor':
      return place(labelText(report.labels[name], lang, name));
    case 'correlated':
      return words.tied(names.map((one) => labelText(report.labels[one], lang, one)));
    case 'given': {
      const what = Object.hasOwn(report.metrics, name)
        ? metricName(report, name, lang)
        : labelText(report.labels[name], lang, name);
      return place(
        fields.every((field) => field === 'base' || field === 'states') ? words.base(what) : words.given(what),
      );
    }
    case 'shock':
      if (district !== undefined) return words.shock(districtName(report, district, lang));
      return members ? words.shocks : words.ownShock;
    case 'items':
      return words.items;
  }
}

/** What an assumption or factor is called. */
export function inputName(report: DriversReport, id: string, lang: Language): string {
  const {name, district, label} = report.inputs[id]!;
  const what = labelText(label, lang, name);
  return district === undefined ? what : driversWordsOf(lang).sources.at(what, districtName(report, district, lang));
}

/** A value of an assumption in its own unit, or in percent where the file writes it so. */
export function inputValue({inputs}: DriversReport, id: string, value: number, lang: Language): string {
  const {unit, percent} = inputs[id]!;
  return quantityOf(percent ? '%' : unit, lang).text(value);
}

/** A short name of a target: its label if it has one. */
export function partName(report: DriversReport, id: string, lang: Language): string {
  const targets = {...report.joint?.names, ...report.targets};
  const label = targets[id]?.label;
  return label === undefined ? targetSubject({...report, targets}, id, lang) : labelText(label, lang, id);
}
