/** The text of a scenario of a given size, with what real ones have: assumptions by district, factors, inflows, formulas that lean on each other, totals. */
export function largeScenario(size: {districts: number; years: number; metrics: number}): string {
  const leaves = Array.from({length: size.districts - 1}, (_, i) => `d${i}`);
  const ids = Array.from({length: size.metrics}, (_, k) => `m${k}`);
  return [
    'tidemark: 1',
    'id: large',
    'title: Large',
    `calendar: {base: 2024, end: ${2024 + size.years}}`,
    'districts:',
    '  all: {}',
    ...leaves.map((leaf, i) => `  ${leaf}: {within: all, tags: [group${i % 5}]}`),
    'assumptions:',
    '  trend: {value: "normal(p5 = 2%, p95 = 12%)"}',
    '  edge: {by: district, value: "normal(mean = 0%, sd = 3%)", at: {group1: "normal(p5 = -2%, p95 = 9%)"}}',
    'factors:',
    '  cycle: {kind: ar1, persistence: 0.6, sd: 5%}',
    '  price: {kind: random_walk, sd: 2%}',
    'metrics:',
    ...ids.flatMap((id, k) => (k % 2 === 0 ? growth(id, k, leaves) : formula(id, ids[k - 1]!))),
    'targets:',
    ...leaves.map((leaf, i) => `  ${leaf}-late: {metric: m0, district: ${leaf}, at_least: ${150 + i}}`),
    `  many: {count: {of: [${leaves.map((leaf) => `${leaf}-late`).join(', ')}], at_least: ${Math.ceil(leaves.length / 2)}}}`,
    '',
  ].join('\n');
}

function growth(id: string, k: number, leaves: readonly string[]): string[] {
  return [
    `  ${id}:`,
    '    kind: growth',
    '    unit: 亿元',
    `    base: {${leaves.map((leaf, i) => `${leaf}: ${i % 2 ? 100 + i : `"lognormal(p10 = ${80 + i}, p90 = ${140 + i})"`}`).join(', ')}}`,
    '    rate: {default: trend + edge, group2: trend + 0.5 * edge + 1%}',
    `    volatility: ${8 + k}%`,
    '    loads: {cycle: {default: 1, group3: 0.7}, price: -0.3}',
    ...(k === 0 ? ['    inflow: {default: 0, group4: "uniform(min = 0, max = 5)"}'] : []),
  ];
}

function formula(id: string, of: string): string[] {
  return [
    `  ${id}:`,
    '    kind: formula',
    '    unit: 亿元',
    `    value: max(0, ${of} * (0.2 + 0.1 * edge) - 0.05 * since_base(${of}))`,
  ];
}
