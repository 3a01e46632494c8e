/** What is counted or measured, without its power of ten. */
export interface Measure {
  /** Two measures convert into each other when mathjs finds the same dimensions in their `math`; without `math`, when their ids are equal. */
  readonly id: string;
  /** Its name in mathjs. */
  readonly math?: string;
  /** How mathjs defines it; absent for a base unit of its own, `builtin` for one that mathjs has. */
  readonly definition?: string;
  readonly zh: string;
  readonly en: string;
  /** In English after a slash: `yuan/firm`. */
  readonly enOne?: string;
  /** Other spellings; English ones in lower case. */
  readonly aliases?: readonly string[];
  /** Held as a plain number, shown times ten to this power: 2 for %. */
  readonly shown?: number;
}

/** A plain number. */
export const ONE: Measure = {id: 'one', zh: '', en: ''};

/** Percent: held as a fraction, shown times 100. */
export const PERCENT: Measure = {
  id: 'one',
  zh: '%',
  en: '%',
  shown: 2,
  aliases: ['％', 'percent', 'per cent', '百分点', '个百分点'],
};

const PER_MILLE: Measure = {id: 'one', zh: '‰', en: '‰', shown: 3};

/** Money, areas, times and masses convert within themselves; each thing that is counted is a kind of its own. */
export const MEASURES: readonly Measure[] = [
  PERCENT,
  PER_MILLE,
  base('yuan', '元', 'yuan', 'yuan', ['人民币', 'rmb', 'cny']),
  base('firm', '家', 'firms', 'firm', ['company', 'companies', 'enterprise', 'enterprises', '家企业']),
  base('household', '户', 'households', 'household'),
  base('item', '个', 'items', 'item'),
  base('piece', '件', 'pieces', 'piece'),
  base('project', '项', 'projects', 'project', ['个项目', '项目']),
  base('person', '人', 'people', 'person', ['名', 'persons']),
  base('bed', '张', 'beds', 'bed', ['床', '张床', '张床位']),
  base('event', '场', 'events', 'event'),
  base('occasion', '次', 'times', 'time'),
  base('machine', '台', 'units', 'unit', ['套', '台套', 'sets', 'set']),
  base('vehicle', '辆', 'vehicles', 'vehicle'),
  base('kind', '种', 'kinds', 'kind', ['款', '类']),
  base('case', '例', 'cases', 'case'),
  base('workday', '个工作日', 'working days', 'working day', ['工作日']),
  base('site', '所', 'sites', 'site', ['座', '处']),
  builtin('m2', '平方米', 'm2', ['m²', '㎡', '平米', 'sqm', 'sq m', 'square metres', 'square meters']),
  builtin('km2', '平方公里', 'km2', ['km²', '平方千米', 'sq km', 'square kilometres', 'square kilometers']),
  builtin('hectare', '公顷', 'ha', ['hectare', 'hectares']),
  {id: 'mu', math: 'mu', definition: `${2000 / 3} m2`, zh: '亩', en: 'mu'},
  builtin('year', '年', 'years', ['year', 'yr', 'yrs'], 'year'),
  builtin('month', '个月', 'months', ['月', 'month'], 'month'),
  builtin('tonne', '吨', 'tonnes', ['t', 'tonne', 'ton', 'tons'], 'tonne'),
  builtin('kg', '千克', 'kg', ['公斤', 'kilograms']),
  builtin('kWh', '千瓦时', 'kWh', ['度', 'kwh']),
  builtin('kW', '千瓦', 'kW', ['kw']),
];

function base(id: string, zh: string, en: string, enOne: string, aliases: readonly string[] = []): Measure {
  return {id, math: id, zh, en, enOne, aliases: [enOne, ...aliases]};
}

function builtin(id: string, zh: string, en: string, aliases: readonly string[], enOne = en): Measure {
  return {id, math: id, definition: 'builtin', zh, en, enOne, aliases};
}

/** Chinese words for powers of ten, longest first. */
export const CHINESE_POWERS: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];

/** English words for powers of ten, before a blank; the first of each power is how it is written. */
export const ENGLISH_POWERS: readonly (readonly [string, number])[] = [
  ['tn', 12],
  ['trillion', 12],
  ['100bn', 11],
  ['10bn', 10],
  ['bn', 9],
  ['b', 9],
  ['billion', 9],
  ['100m', 8],
  ['100mn', 8],
  ['yi', 8],
  ['10m', 7],
  ['10mn', 7],
  ['mn', 6],
  ['m', 6],
  ['mln', 6],
  ['million', 6],
  ['100k', 5],
  ['10k', 4],
  ['wan', 4],
  ['k', 3],
  ['thousand', 3],
  ['100', 2],
];
