/**
 * What every kind of metric must do, whatever it projects. A kind in the registry needs a sample in `kind-samples.ts`. Comparisons are exact, replicate by replicate: a kind
 * draws the same numbers whatever stands around it, so two scenarios that ought to agree do.
 */
import {createHash} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../engine/errors.ts';
import {compile, explain, forecast, loadScenario, METRIC_SCHEMAS} from '../../engine/index.ts';
import {METRIC_KINDS} from '../../engine/metrics/registry.ts';
import {compileText} from '../support/compile-text.ts';
import {faults} from '../support/faults.ts';
import {forecastOf} from '../support/forecast-of.ts';
import {type Replicates, replicatesOf} from '../support/replicates.ts';
import {type Sample, SAMPLES} from './kind-samples.ts';

const YEARS = [2024, 2025, 2026, 2027];
const PLACES = 'districts: {p: {}, a: {within: p, tags: [core]}, b: {within: p}}';
const COIN = 'assumptions: {coin: {value: "bernoulli(p = 0.5)", lever: {min: 0, max: 1}}}';

interface Filling {
  level?: string;
  number?: string;
}

function fill(text: string, {levels, numbers}: Sample, {level = levels.usual, number = numbers?.[0]}: Filling) {
  return text.replaceAll('LEVEL', yaml(level)).replaceAll('NUMBER', yaml(number ?? ''));
}

/** Quoted unless it is a map. */
function yaml(text: string): string {
  return text.startsWith('{') ? text : JSON.stringify(text);
}

/** The sample as metric `x`; `also` adds fields to it, `more` adds lines to the metrics, `sections` to the scenario. */
function scenario(
  kind: string,
  options: Filling & {fields?: string; also?: string; more?: string; sections?: string; places?: string} = {},
): string {
  const sample = SAMPLES[kind]!;
  const {fields = sample.fields, also = '', more = '', sections = '', places = PLACES} = options;
  const line = `x: {kind: ${kind}, unit: ${sample.unit}, ${fill(fields, sample, options)}${also && `, ${also}`}}`;
  return `${places}\nmetrics:\n  ${line}\n${more && `  ${more}\n`}${sections}`;
}

/** Values to be compared: the first few, and what no other values have. */
function mark(x: Float64Array): string {
  const first = [...x.subarray(0, 4)].map((value) => String(value)).join(', ');
  return `${first} … ${createHash('sha1')
    .update(new Uint8Array(x.buffer, x.byteOffset, x.byteLength))
    .digest('hex')}`;
}

function marks(values: ReadonlyMap<string, Float64Array>): Record<string, string> {
  return Object.fromEntries([...values].map(([key, x]) => [key, mark(x)]));
}

/** The values of `x` where it is defined, by district and year. */
function cells({values}: Replicates, metric = 'x', districts = ['a', 'b']): Map<string, Float64Array> {
  const keys = districts.flatMap((district) => YEARS.map((year) => `${metric}/${district}/${year}`));
  return new Map(keys.flatMap((key) => (values.has(key) ? [[key, values.get(key)!] as const] : [])));
}

function expectSame(found: Replicates, wanted: Replicates, metric = 'x') {
  expect(cells(found, metric).size).toBeGreaterThan(0);
  expect(marks(cells(found, metric))).toEqual(marks(cells(wanted, metric)));
}

/** In each replicate what `yes` gives where the coin shows 1 and what `no` gives elsewhere; the two do differ. */
function expectSwitched(found: Replicates, yes: Replicates, no: Replicates) {
  const coin = found.values.get('coin_shown/a/2027')!;
  expect(new Set(coin)).toEqual(new Set([0, 1]));
  for (const [key, values] of cells(found)) {
    const [one, other] = [yes.values.get(key)!, no.values.get(key)!];
    expect(mark(values), key).toBe(mark(values.map((_, i) => (coin[i] === 1 ? one[i]! : other[i]!))));
  }
  expect(marks(cells(yes))).not.toEqual(marks(cells(no)));
}

/** Targets of every form on a metric, `#` in their names, and where each is hit: thresholds are near the middle of what was found. */
function asking(metric: string, {values}: Replicates) {
  const after = [2025, 2026, 2027].map((year) => values.get(`${metric}/a/${year}`)!);
  const [y25, y26, y27] = after as [Float64Array, Float64Array, Float64Array];
  const sums = y27.map((x, i) => y25[i]! + y26[i]! + x);
  const growth = y27.map((x, i) => x / y26[i]! - 1);
  const middle = (x: Float64Array) => x.filter(Number.isFinite).toSorted()[x.filter(Number.isFinite).length >> 1] ?? 0;
  const [level, sum, rate] = [middle(y27), middle(sums), middle(growth)];
  const claims: Record<string, [claim: string, holds: (i: number) => boolean]> = {
    least: [`at_least: ${level}`, (i) => y27[i]! >= level],
    most: [`at_most: ${level}`, (i) => y27[i]! <= level],
    between: [`between: [${0.9 * level}, ${1.1 * level}]`, (i) => y27[i]! >= 0.9 * level && y27[i]! <= 1.1 * level],
    about: [`about: ${level}`, (i) => y27[i]! >= level * (1 - 0.05)],
    near: [`about: ${level}, within: 20%`, (i) => y27[i]! >= level * (1 - 0.2)],
    sum: [`at_least: ${sum}, cumulative: true`, (i) => sums[i]! >= sum],
    growth: [`at_least: ${rate}, growth: true`, (i) => growth[i]! >= rate],
    every: [`at_least: ${0.9 * level}, every_year: true`, (i) => after.every((x) => x[i]! >= 0.9 * level)],
    soon: [`year: 2025, at_least: ${level}`, (i) => y25[i]! >= level],
  };
  const [least, summed, soon] = ['least', 'sum', 'soon'].map((name) => claims[name]![1]) as ((i: number) => boolean)[];
  const combined: typeof claims = {
    all: ['all: [least#, sum#]', (i) => least!(i) && summed!(i)],
    any: ['any: [soon#, sum#]', (i) => soon!(i) || summed!(i)],
    two: [
      'count: {of: [least#, sum#, soon#], at_least: 2}',
      (i) => [least!(i), summed!(i), soon!(i)].filter(Boolean).length >= 2,
    ],
  };
  return {
    lines: [
      ...Object.entries(claims).map(([name, [claim]]) => `${name}#: {metric: ${metric}, district: a, ${claim}}`),
      ...Object.entries(combined).map(([name, [claim]]) => `${name}#: {${claim}}`),
    ],
    truths: Object.fromEntries(
      Object.entries({...claims, ...combined}).map(([name, [, holds]]) => [name, y27.map((_, i) => Number(holds(i)))]),
    ),
  };
}

const SHOWN = 'coin_shown: {kind: formula, value: coin}';

it('has a sample of every kind in the registry, and no other', () => {
  expect(Object.keys(SAMPLES).toSorted()).toEqual(Object.keys(METRIC_KINDS).toSorted());
});

describe.each(Object.entries(SAMPLES))('%s', (kind, sample) => {
  const {levels, numbers, parts} = sample;
  const usual = replicatesOf(scenario(kind));

  it('says what it is in Chinese and English', () => {
    const {describe: words, total} = METRIC_KINDS[kind]!;
    expect(words.zh).toMatch(/\p{Script=Han}/u);
    expect(words.en).toMatch(/^[^\p{Script=Han}]+$/u);
    expect(total).toBe(sample.total);
    const {drawn, partWords = {}} = METRIC_KINDS[kind]!;
    for (const {zh, en} of [...(drawn ? [drawn] : []), ...Object.values(partWords)]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });

  it('is explained in both languages, with every part and how it is drawn', () => {
    const compiled = compileText(scenario(kind, {level: levels.usual}));
    for (const lang of ['zh', 'en'] as const)
      for (const width of [40, 80]) {
        const text = explain(compiled, 'x', lang, width);
        const flat = text.replaceAll(/\s+/g, '');
        expect(flat).toContain(METRIC_KINDS[kind]![`describe`][lang].replaceAll(/\s+/g, ''));
        for (const key of Object.keys(METRIC_SCHEMAS[kind]!.shape).filter((name) => sample.fields.includes(`${name}:`)))
          expect(text).toMatch(new RegExp(`^ *\\S* ?${key}( |$)`, 'm'));
        for (const part of parts)
          expect(flat).toContain(`x.${part.split('.')[0]}`.replace(/^x\.(small|big)$/, '{small,big}'));
        // A word of its own may be wider than the screen; none is here.
        for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(text).not.toMatch(/undefined|\[object|NaN/);
      }
  });

  it('is defined in every district and year, and moves', () => {
    const years = sample.base ? YEARS : YEARS.slice(1);
    expect([...cells(usual).keys()]).toEqual(['a', 'b'].flatMap((d) => years.map((year) => `x/${d}/${year}`)));
    for (const values of cells(usual).values()) expect(values.every(Number.isFinite)).toBe(true);
  });

  describe('districts', () => {
    const recorded = parts.map((part, i) => `  t${i}: {metric: x.${part}, district: a, at_least: 1}`).join('\n');
    const sections = parts.length ? `targets:\n${recorded}` : '';

    it('adds up to the parent, parts too', () => {
      const {values} = replicatesOf(
        scenario(kind, sample.total === 'sum' ? {sections} : {also: 'total: sum', sections}),
      );
      for (const metric of ['x', ...parts.map((part) => `x.${part}`)])
        for (const year of YEARS) {
          const [a, b, p] = ['a', 'b', 'p'].map((district) => values.get(`${metric}/${district}/${year}`));
          if (a) expect(mark(p!), `${metric} ${year}`).toBe(mark(a.map((x, i) => x + b![i]!)));
          else expect(p).toBeUndefined();
        }
    });

    it('can be a mean, or weighted', () => {
      const {values} = replicatesOf(scenario(kind, {also: 'total: mean'}));
      const weighted = replicatesOf(
        scenario(kind, {also: 'total: {weighted_mean: w}', more: 'w: {kind: table, values: {a: 3, b: 1}}'}),
      );
      for (const year of YEARS.slice(1)) {
        const [a, b, p] = ['a', 'b', 'p'].map((district) => values.get(`x/${district}/${year}`)!);
        expect(mark(p!)).toBe(mark(a!.map((x, i) => (x + b![i]!) / 2)));
        expect(mark(weighted.values.get(`x/p/${year}`)!)).toBe(mark(a!.map((x, i) => (x * 3 + b![i]!) / 4)));
      }
    });

    it('can have no parent', () => {
      const {values} = replicatesOf(scenario(kind, {also: 'total: none'}));
      expect([...values.keys()].filter((key) => key.startsWith('x/p/'))).toEqual([]);
      expect(
        faults(scenario(kind, {also: 'total: none', sections: 'targets: {t: {metric: x, district: p, at_least: 1}}'})),
      ).toEqual([
        'targets.t.district: metric x has no value in p (list p under metrics.x.districts, or name a district that has it)',
      ]);
    });

    it('can be listed, by name and by tag', () => {
      // What stands in the file for `b` has no place where there is only `a`.
      const fields = sample.fields.replace(/,\s*two: .*\}(?=\}$)/s, '');
      for (const listed of ['[a]', '[core]']) {
        const {values} = replicatesOf(scenario(kind, {fields, also: `districts: ${listed}`}));
        expect(values.has('x/a/2027')).toBe(true);
        expect(values.has('x/b/2027')).toBe(false);
        expect(mark(values.get('x/a/2027')!)).toBe(mark(usual.values.get('x/a/2027')!));
      }
    });
  });

  describe('values', () => {
    const fields: [keyof Filling, string, string][] = [
      ['level', levels.usual, levels.other],
      ...(numbers ? [['number', ...numbers] as [keyof Filling, string, string]] : []),
    ];

    it.runIf(sample.cases).each(fields)('differ by district, tag and year: %s', (field, first, second) => {
      const other = replicatesOf(scenario(kind, {[field]: second}));
      for (const [district, values] of [
        ['a', `{a: "${second}", default: "${first}"}`],
        ['a', `{core: "${second}", default: "${first}"}`],
        ['b', `{b: {2026: "${second}", default: "${second}"}, 2024: "${first}", default: "${first}"}`],
      ] as const) {
        const found = replicatesOf(scenario(kind, {[field]: values}));
        for (const at of ['a', 'b'])
          expect(marks(cells(found, 'x', [at]))).toEqual(marks(cells(at === district ? other : usual, 'x', [at])));
      }
      // The same in every year is as good as one value.
      const years = YEARS.map((year) => `${year}: "${second}"`).join(', ');
      expectSame(replicatesOf(scenario(kind, {[field]: `{${years}}`})), other);
    });

    it.each(fields)('are expressions on assumptions, levers and other metrics: %s', (field, first, second) => {
      const other = replicatesOf(scenario(kind, {[field]: second}));
      const conditions = {
        'an assumption': 'coin == 1',
        'a metric': 'coin_shown == 1',
        'a metric elsewhere': 'coin_shown[b] == 1',
        'last year': '(year > 2024 ? lag(coin_shown) : coin_shown) == 1',
        'a running sum': 'coin_shown + since_base(coin_shown) > 0',
        'a total': 'whole[p] == 2',
        'a part of another metric': 'coin + ladder.total > 1',
        arithmetic: 'min(abs(-coin), 3) ^ 2 >= sqrt(1)',
      };
      const others = [
        SHOWN,
        'whole: {kind: formula, value: total(coin_shown), districts: [p]}',
        'ladder: {kind: population, states: {one: 1}}',
      ].join('\n  ');
      for (const [name, condition] of Object.entries(conditions)) {
        const value = `${condition} ? ${second} : ${first}`;
        const found = replicatesOf(scenario(kind, {[field]: value, more: others, sections: COIN}));
        expect(found.values.size, name).toBeGreaterThan(0);
        expectSwitched(found, other, usual);
      }
    });

    it('come from the variant where it says so', () => {
      const whole = `tidemark: 1\nid: base\ntitle: Base\ncalendar: {base: 2024, end: 2027}\n${scenario(kind)}`;
      const variant = `tidemark: 1\nid: variant\nextends: base.yaml\nmetrics: {x: {label: X, ${fill(sample.fields, sample, {level: levels.other})}}}`;
      const files: Record<string, string> = {'base.yaml': whole, 'variant.yaml': variant};
      const loaded = loadScenario('variant.yaml', (name) => files[name]!, METRIC_SCHEMAS);
      expectSame(replicatesOf(compile(loaded)), replicatesOf(scenario(kind, {level: levels.other})));
    });
  });

  describe('factors', () => {
    const factor = (sd: string) => `factors: {f: {kind: ar1, persistence: 0.5, sd: ${sd}}}\n${COIN}`;
    const exposed = (load: string, sd = '30%') =>
      scenario(kind, {
        ...(sample.loads
          ? {also: sample.loads.replace('LOAD', JSON.stringify(load))}
          : sample.exposed === 'LEVEL'
            ? {level: `${levels.usual} * (1 + ${load} * f)`}
            : {number: `min(1, max(0, ${numbers![0]} * (1 + ${load} * f)))`}),
        more: SHOWN,
        sections: factor(sd),
      });

    it('move it as far as it is exposed to them', () => {
      expectSwitched(replicatesOf(exposed('coin')), replicatesOf(exposed('1')), usual);
      if (kind !== 'projects') expectSame(replicatesOf(exposed('1', '0')), usual);
    });

    it('let each project land or fail with the others', () => {
      if (kind !== 'projects') return;
      const tied = (rho: string) =>
        sample.fields.replaceAll('size: LEVEL', `size: LEVEL, loads: {f: ${rho}}`).replaceAll('2026', '2025');
      const both = (rho: string) => {
        const options = {fields: tied(rho), number: '50%', sections: factor('2')};
        const blocks = Array.from({length: 20}, (_, i) => i);
        const {values} = replicatesOf(
          scenario(kind, {...options, sections: `${factor('2')}\ntargets: {t: {metric: x.landed, at_least: 2}}`}),
          blocks,
        );
        const landed = values.get('x.landed/p/2027')!;
        return landed.filter((count) => count === 2).length / landed.length;
      };
      // 10,240 replicates: apart, 1/4 within 4 standard errors of 0.0043; with one strong factor nearly both or none.
      expect(Math.abs(both('0') - 0.25)).toBeLessThan(4 * 0.0043);
      expect(both('3')).toBeGreaterThan(0.4);
    });
  });

  describe('targets', () => {
    it('ask what is so in each replicate, of parts too', () => {
      const metrics = ['x', ...parts.map((part) => `x.${part}`)];
      const probes = metrics.map((metric, k) => `  t${k}: {metric: ${metric}, district: a, at_least: 0}`);
      const probe = replicatesOf(scenario(kind, {sections: `targets:\n${probes.join('\n')}`}));
      const asked = metrics.map((metric) => asking(metric, probe));
      const targets = asked.flatMap(({lines}, k) => lines.map((line) => line.replaceAll('#', `-${k}`)));
      const {hits} = replicatesOf(scenario(kind, {sections: `targets:\n  ${targets.join('\n  ')}`}));
      asked.forEach(({truths}, k) => {
        for (const [target, truth] of Object.entries(truths))
          expect(mark(hits.get(`${target}-${k}`)!), `${target} of ${metrics[k]}`).toBe(mark(truth));
      });
    });

    it('and checks are decided, of parts too', async () => {
      const of = (metric: string, claim: string) => `  - {metric: ${metric}, district: a, ${claim}}`;
      const metrics = ['x', ...parts.map((part) => `x.${part}`)];
      const sections = `targets: {t: {metric: x, district: a, at_least: -1}}
checks:
  - {target: t, probability: ">= 50%"}
${metrics.map((metric) => of(metric, 'p50: ">= -1"')).join('\n')}
${metrics.map((metric) => of(metric, 'mean: "<= -1"')).join('\n')}
run: {replicates: 5000, seed: 3}`;
      const {checks} = await forecastOf(scenario(kind, {sections}));
      expect(checks.map(({verdict}) => verdict)).toEqual([
        'pass',
        ...metrics.map(() => 'pass'),
        ...metrics.map(() => 'fail'),
      ]);
    });
  });

  it('knows what was before the base year', () => {
    const {values} = replicatesOf(
      scenario(kind, {
        also: 'history: {a: {2023: 7, 2022: 5}}',
        more: 'before: {kind: formula, value: "lag(x, 2)", districts: [a]}',
      }),
    );
    expect(values.get('before/a/2024')?.[0]).toBe(5);
    expect(values.get('before/a/2025')?.[0]).toBe(7);
    expectSame({values, hits: new Map()}, usual);
  });

  describe('units', () => {
    it('are converted, of values and of what is named', () => {
      expectSame(replicatesOf(scenario(kind, {level: levels.converted})), usual);
      const [amount = '', unit = ''] = levels.converted.includes('%') ? ['40', '%'] : levels.converted.split(' ');
      const more = `named: {kind: table, unit: "${unit}", values: ${amount}${unit === '%' ? '%' : ''}}`;
      expectSame(replicatesOf(scenario(kind, {level: 'named', more})), usual);
    });

    it('of the wrong kind are refused', () => {
      const issues = faults(scenario(kind, {level: levels.wrong}));
      expect(issues.length).toBeGreaterThan(0);
      for (const issue of issues)
        expect(issue).toMatch(/^metrics\.x\.[a-z_.]+: a value in \S+ where \S+ is needed \(.+\)$/);
      if (!numbers) return;
      for (const issue of faults(scenario(kind, {number: '5 亩'})))
        expect(issue).toMatch(/^metrics\.x\.[a-z_.]+: a value in 亩 where a plain number is needed \(.+\)$/);
    });

    it('of a target and a part are known', async () => {
      const metrics = ['x', ...parts.map((part) => `x.${part}`)];
      const wrong = metrics.map((metric, i) => `  t${i}: {metric: ${metric}, district: a, at_least: 3 亩}`).join('\n');
      expect(faults(scenario(kind, {sections: `targets:\n${wrong}`}))).toHaveLength(metrics.length);
      for (const [part, unit] of Object.entries(sample.partUnits ?? {}))
        expect(
          compileText(
            scenario(kind, {sections: `targets: {t: {metric: x.${part}, district: a, at_least: 1 ${unit}}}`}),
          ).parts.get(`x.${part}`),
        ).toBe(unit);
    });
  });

  describe('draws', () => {
    it('stay as they are when metrics or districts come or go', () => {
      const other = scenario(kind, {more: 'y: {kind: flow, rate: 4}'});
      expectSame(replicatesOf(other), usual);
      const before = scenario(kind).replace(
        'metrics:\n',
        'metrics:\n  w: {kind: table, values: "normal(mean = 0, sd = 1)"}\n',
      );
      expectSame(replicatesOf(before), usual);
      const places = 'districts: {p: {}, c: {within: p}, b: {within: p}, a: {within: p, tags: [core]}, d: {}}';
      expectSame(replicatesOf(scenario(kind, {places})), usual);
    });

    it('are the same block by block, in any order, and go on where they were', () => {
      const all = replicatesOf(scenario(kind), [0, 1, 2]);
      const reversed = replicatesOf(scenario(kind), [2, 1, 0]);
      for (const [key, values] of cells(all)) {
        expect(mark(values.subarray(0, 512))).toBe(mark(usual.values.get(key)!));
        const third = (k: number, x: Float64Array) => mark(x.subarray(512 * k, 512 * (k + 1)));
        for (const k of [0, 1, 2]) expect(third(k, reversed.values.get(key)!)).toBe(third(2 - k, values));
      }
    });

    it.runIf(!['table', 'formula', 'payments'].includes(kind))(
      'differ from district to district, and follow the seed',
      () => {
        const last = usual.values.get('x/a/2027')!;
        expect(new Set(last).size).toBeGreaterThan(1);
        expect(mark(usual.values.get('x/b/2027')!)).not.toBe(mark(last));
        expect(mark(replicatesOf(scenario(kind), [0], 2).values.get('x/a/2027')!)).not.toBe(mark(last));
      },
    );
  });

  it.runIf(sample.balances.length > 0)('loses nothing and adds nothing', () => {
    const formulas = sample.balances.map(
      (balance, i) => `zero${i}: {kind: formula, value: "${balance}", unit: ${sample.unit}}`,
    );
    const {values} = replicatesOf(scenario(kind, {more: formulas.join('\n  ')}));
    const whole = kind !== 'projects';
    sample.balances.forEach((balance, i) => {
      for (const district of ['a', 'b', ...(balance.includes('round') ? [] : ['p'])])
        for (const year of YEARS.slice(1)) {
          const found = values.get(`zero${i}/${district}/${year}`);
          expect(found, `${balance} ${district} ${year}`).toBeDefined();
          // Whole numbers exactly; amounts but for rounding.
          const most = Math.max(...found!.map(Math.abs));
          expect(most, `${balance} ${district} ${year}`).toBeLessThanOrEqual(whole ? 0 : 1e-12 * 240);
        }
    });
  });

  describe('faults', () => {
    it('a part that there is not', () => {
      const near = parts.at(-1);
      const name = `x.${near ?? 'listed'}${near ? 'q' : ''}`;
      const fault = `unknown part ${name} (${near ? `did you mean x.${near}?` : 'x has no parts: write x'})`;
      expect(faults(scenario(kind, {sections: `targets: {t: {metric: ${name}, district: a, at_least: 1}}`}))).toEqual([
        `targets.t.metric: ${fault}`,
      ]);
      expect(faults(scenario(kind, {sections: `checks: [{metric: ${name}, district: a, p50: ">= 1"}]`}))).toEqual([
        `checks.0.metric: ${fault}`,
      ]);
      expect(faults(scenario(kind, {more: `y: {kind: formula, districts: [a], value: ${name}}`}))).toEqual([
        `metrics.y.value: ${fault}`,
      ]);
    });

    it('a field that is missing, unknown or out of its range', () => {
      const [field, message] = sample.missing;
      const missing = faults(scenario(kind, {fields: sample.fields.replace(field, '')}));
      expect(missing).toEqual([expect.stringMatching(/ \(add .+\)$/)]);
      expect(missing[0]!.startsWith(message)).toBe(true);
      expect(faults(scenario(kind, {also: 'volatilty: 3'}))[0]).toMatch(/^metrics\.x: unknown key volatilty \(.+\)$/);
      for (const [from, to, wanted] of sample.faults) {
        const [found = ''] = faults(scenario(kind, {fields: sample.fields.replaceAll(from, to)}));
        expect(found).toMatch(/\(.+\)$/);
        expect(found.slice(0, wanted.length)).toBe(wanted);
      }
    });

    it('a cycle', () => {
      const value = (name: string) => (numbers ? {number: name} : {level: name});
      const issues = faults(scenario(kind, {...value('y'), more: 'y: {kind: formula, value: x, districts: [a, b]}'}));
      const isCycle = (issue: string) => issue.includes('must not rest on itself');
      expect(issues.some(isCycle), issues.join('; ')).toBe(true);
    });
  });
});

it('names of parts do not collide', () => {
  const strange = ['moved', 'total', 'in', 'launched', 'entered', 'failed', 'landed', 'inflow', 'gained'];
  const fields: Record<string, (name: string) => string> = {
    population: (name) => `{kind: population, states: {${name}: 3, big: 2}, moves: {${name}: {big: 5%}}}`,
    pipeline: (name) =>
      `{kind: pipeline, stages: {${name}: {dwell: 1, stock: 3}, late: {dwell: 1}}, items: {${name}: {stage: ${name}}}}`,
    projects: (name) => `{kind: projects, projects: {${name}: {year: 2025, size: 3}, late: {year: 2026, size: 2}}}`,
  };
  for (const [kind, line] of Object.entries(fields))
    for (const name of strange) {
      const text = `metrics: {x: ${line(name)}}`;
      const issues = faults(text);
      if (issues.length) for (const issue of issues) expect(issue).toMatch(/must not be (one of|a reserved word)/);
      else {
        const parts = partsOf(text);
        expect(new Set(parts).size, `${kind} ${name}`).toBe(parts.length);
      }
    }
});

/** What the message about an unknown part lists. */
function partsOf(text: string): string[] {
  const [issue = ''] = faults(`${text}\ntargets: {t: {metric: x.zzzzzzzzzzzz, at_least: 1}}`);
  return /parts of x are (.*)\)$/.exec(issue)![1]!.split(', ');
}

it('gives the same digest with 1 and 2 workers, all kinds together', async () => {
  const lines = Object.entries(SAMPLES).map(
    ([kind, sample]) => `  x_${kind}: {kind: ${kind}, unit: ${sample.unit}, ${fill(sample.fields, sample, {})}}`,
  );
  const compiled = compileText(`${PLACES}\nmetrics:\n${lines.join('\n')}\nrun: {replicates: 20000, seed: 4}`);
  const [one, two] = [await forecast(compiled, {workers: 1}), await forecast(compiled, {workers: 2})];
  expect(two.digest).toBe(one.digest);
});
