import {describe, expect, it} from 'vitest';
import type {Scenario} from '../../engine/scenario/schema.ts';
import {errorOf, load, withSections} from './helpers.ts';

const BASE = withSections(`assumptions:
  trend: {value: 5%, label: {zh: 趋势, en: Trend}, lever: {min: 0%, max: 10%}}
  edge: {value: 1%}
targets:
  t: {metric: output, at_least: 1, at_most: null}
  u: {metric: output, at_least: 2}
checks:
  - {target: t, probability: ">= 20%"}`).replace(', at_most: null', '');

/** Loads variant.yaml over BASE. */
function vary(variant: string, others: Readonly<Record<string, string>> = {}): Scenario {
  return load({'dir/variant.yaml': variant, 'dir/base.yaml': BASE, ...others}).scenario;
}

function errorsOf(variant: string, others: Readonly<Record<string, string>> = {}): string {
  return errorOf(() => vary(variant, others)).message;
}

describe('extends', () => {
  it('merges maps key by key', () => {
    const scenario = vary('extends: base.yaml\nid: fast\nassumptions:\n  trend: {value: 9%, label: {en: Fast}}');
    expect(scenario.id).toBe('fast');
    expect(scenario.title).toBe('Small');
    expect(scenario.assumptions['trend']).toEqual({
      value: '9%',
      label: {zh: '趋势', en: 'Fast'},
      lever: {min: '0%', max: '10%'},
    });
    expect(scenario.assumptions['edge']).toEqual({value: '1%'});
  });

  it('replaces lists and scalars, and a map by what is none', () => {
    const scenario = vary(
      'extends: base.yaml\nchecks: [{target: u, probability: ">= 5%"}]\nassumptions: {trend: {label: Trend}}',
    );
    expect(scenario.checks).toMatchObject([{target: 'u'}]);
    expect(scenario.assumptions['trend']!.label).toBe('Trend');
  });

  it('removes with null', () => {
    const scenario = vary(
      'extends: base.yaml\nassumptions: {trend: {lever: null}, edge: ~}\nchecks: null\ntargets: {t: {at_least: null, at_most: 3}}',
    );
    expect(Object.keys(scenario.assumptions)).toEqual(['trend']);
    expect('lever' in scenario.assumptions['trend']!).toBe(false);
    expect(scenario.checks).toEqual([]);
    expect(scenario.targets['t']).toMatchObject({at_most: 3});
  });

  it('keeps the order of the base and adds new keys after', () => {
    const scenario = vary('extends: base.yaml\nassumptions: {third: {value: 1}, trend: {value: 2}}');
    expect(Object.keys(scenario.assumptions)).toEqual(['trend', 'edge', 'third']);
  });

  it('merges several in order', () => {
    const high = 'assumptions: {trend: {value: 9%}, edge: {value: 9%}}';
    const low = 'assumptions: {trend: {value: 1%}}';
    const both = vary('extends: [base.yaml, high.yaml, low.yaml]', {'dir/high.yaml': high, 'dir/low.yaml': low});
    expect([both.assumptions['trend']!.value, both.assumptions['edge']!.value]).toEqual(['1%', '9%']);
    const swapped = vary('extends: [base.yaml, low.yaml, high.yaml]', {'dir/high.yaml': high, 'dir/low.yaml': low});
    expect(swapped.assumptions['trend']!.value).toBe('9%');
  });

  it('does not undo one variant by another of the same base', () => {
    const high = 'extends: base.yaml\nassumptions: {trend: {value: 9%}}';
    const edgy = 'extends: base.yaml\nassumptions: {edge: {value: 8%}}';
    const loaded = load({
      'v.yaml': 'extends: [high.yaml, edgy.yaml]',
      'high.yaml': high,
      'edgy.yaml': edgy,
      'base.yaml': BASE,
    });
    expect(loaded.scenario.assumptions['trend']!.value).toBe('9%');
    expect(loaded.scenario.assumptions['edge']!.value).toBe('8%');
    expect(loaded.files).toEqual(['base.yaml', 'high.yaml', 'edgy.yaml', 'v.yaml']);
  });

  it('goes through several generations and folders', () => {
    const loaded = load({
      'plans/v.yaml': 'extends: parts/high.yaml\ntitle: V',
      'plans/parts/high.yaml': 'extends: ../base.yaml\nassumptions: {trend: {value: 9%}}',
      'plans/base.yaml': BASE,
    });
    expect(loaded.files).toEqual(['plans/base.yaml', 'plans/parts/high.yaml', 'plans/v.yaml']);
    expect(loaded.scenario.title).toBe('V');
  });

  it('knows which file a value came from', () => {
    const {source} = load({
      'dir/variant.yaml': 'extends: base.yaml\nassumptions:\n  trend: {value: 9%}',
      'dir/base.yaml': BASE,
    });
    expect(source.locate(['assumptions', 'trend', 'value'])).toMatchObject({
      file: 'dir/variant.yaml',
      line: 3,
      column: 18,
    });
    expect(source.locate(['assumptions', 'trend', 'lever', 'max'])).toMatchObject({file: 'dir/base.yaml', line: 8});
    expect(source.locate(['assumptions', 'trend'], {key: true})).toMatchObject({
      file: 'dir/variant.yaml',
      line: 3,
      column: 3,
    });
  });

  it('reports the mistakes of all files, in the order of merging', () => {
    const {issues} = errorOf(() =>
      load({
        'v.yaml': 'extends: base.yaml\ntitel: V',
        'base.yaml': BASE.replace('probability: ">= 20%"', 'probability: ">= 2"'),
      }),
    );
    expect(issues.map(({location, rule}) => `${location?.file}:${location?.line} ${String(rule)}`)).toEqual([
      'base.yaml:14 must be a probability between 0% and 100%',
      'v.yaml:2 unknown key titel',
    ]);
  });

  it.each([
    [
      'what is not there',
      'extends: base.yaml\nassumptions: {tred: null}',
      'dir/variant.yaml:2:15 assumptions.tred: must be in a file that is extended to be removed, got null',
    ],
    [
      'a section left empty',
      'extends: base.yaml\ntargets:\n#  t: {metric: output}',
      'dir/variant.yaml:2:1 targets: missing value',
    ],
    [
      'a file that is not there',
      'extends: bas.yaml',
      'dir/variant.yaml:1:10 extends: cannot read dir/bas.yaml, no such file',
    ],
    [
      'a folder above',
      'extends: ../base.yaml',
      'dir/variant.yaml:1:10 extends: must be a file inside the scenario folder, got ../base.yaml',
    ],
    [
      'a folder above, later',
      'extends: [base.yaml, "a/../../base.yaml"]',
      'dir/variant.yaml:1:22 extends[1]: must be a file inside the scenario folder, got a/../../base.yaml',
    ],
    [
      'an absolute path',
      'extends: /etc/passwd',
      'dir/variant.yaml:1:10 extends: must be a file inside the scenario folder, got /etc/passwd',
    ],
    [
      'a drive',
      "extends: 'C:\\base.yaml'",
      'dir/variant.yaml:1:10 extends: must be a file inside the scenario folder, got C:\\base.yaml',
    ],
    [
      'an address',
      'extends: https://example.org/base.yaml',
      'dir/variant.yaml:1:10 extends: must be a file inside the scenario folder, got https://example.org/base.yaml',
    ],
    [
      'the folder itself',
      'extends: .',
      'dir/variant.yaml:1:10 extends: must be a file inside the scenario folder, got .',
    ],
    ['a number', 'extends: 5', 'dir/variant.yaml:1:10 extends: must be a file name or a list of file names'],
    [
      'a map',
      'extends: {file: base.yaml}',
      'dir/variant.yaml:1:10 extends: must be a file name or a list of file names',
    ],
    ['nothing', 'extends: [base.yaml, ]\nextra: 1', 'dir/variant.yaml:2:1: unknown key extra'],
    [
      'itself',
      'extends: variant.yaml',
      'dir/variant.yaml:1:10 extends: files must not extend each other in a circle, got variant.yaml → variant.yaml',
    ],
  ])('refuses %s', (_, variant, message) => expect(errorsOf(variant).split('\n')[0]).toBe(message));

  it('spells a circle', () => {
    const {message} = errorOf(() =>
      load({'a.yaml': 'extends: b.yaml', 'b.yaml': 'extends: sub/c.yaml', 'sub/c.yaml': 'extends: [../b.yaml]'}),
    );
    expect(message.split('\n')[0]).toBe(
      'sub/c.yaml:1:11 extends[0]: files must not extend each other in a circle, got b.yaml → sub/c.yaml → b.yaml',
    );
  });

  it('stops at a number of files', () => {
    const chain = Object.fromEntries(Array.from({length: 40}, (_, i) => [`f${i}.yaml`, `extends: f${i + 1}.yaml`]));
    expect(errorOf(() => load(chain)).message.split('\n')[0]).toBe(
      'f31.yaml:1:10 extends: a scenario must be made of at most 32 files',
    );
  });

  it('does not blame a variant for what its broken base would have had', () => {
    const {issues} = errorOf(() => load({'v.yaml': 'extends: base.yaml\nid: v', 'base.yaml': 'id: [small'}));
    expect(issues.map(({location}) => location?.file)).toEqual(['base.yaml']);
  });

  it('says which file cannot be read', () => {
    const {issues} = errorOf(() => load({'v.yaml': undefined as unknown as string}));
    expect(issues).toEqual([{rule: 'cannot read v.yaml, no such file', got: undefined}]);
  });
});
