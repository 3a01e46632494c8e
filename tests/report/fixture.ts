import type {
  CheckForecast,
  CombinedAsks,
  Forecast,
  TargetForecast,
  TrajectoryForecast,
} from '../../engine/forecast-schema.ts';

// A forecast written by hand: the numbers are plausible, and no run has made them.

const N = 100_000;

interface Place {
  id: string;
  zh: string;
  en: string;
  /** Median level in 2024, then p05, p50, p95 in 2027. */
  levels: readonly [base: number, p05: number, p50: number, p95: number];
  /** The target of 2027 and how many replicates hit it. */
  target?: readonly [bound: number, hits: number];
}

const PLACES: readonly Place[] = [
  {id: 'zhejiang', zh: '浙江省', en: 'Zhejiang', levels: [3128, 3014, 3716, 4559], target: [5000, 412]},
  {id: 'qiantang', zh: '钱塘区', en: 'Qiantang', levels: [424.5, 351, 512, 742], target: [1000, 27]},
  {id: 'binhai', zh: '滨海新区', en: 'Binhai New Area', levels: [345.5, 284, 371, 480], target: [800, 0]},
  {id: 'linhai', zh: '临海市', en: 'Linhai', levels: [282.2, 241, 318, 420], target: [300, 64_210]},
  {id: 'linping', zh: '临平区', en: 'Linping', levels: [269.2, 208, 312, 466], target: [280, 71_840]},
  {id: 'yuhang', zh: '余杭区', en: 'Yuhang', levels: [54.5, 33.8, 65.1, 126], target: [60, 57_731]},
  {id: 'anji', zh: '安吉县', en: 'Anji', levels: [71.8, 49, 86.2, 151], target: [100, 23_119]},
  {id: 'deqing', zh: '德清县', en: 'Deqing', levels: [89.7, 61.5, 107, 188], target: [40, 99_987]},
  {id: 'xianju', zh: '仙居县', en: 'Xianju', levels: [89.7, 61.2, 108, 187], target: [30, N]},
  {id: 'rest', zh: '其他地区', en: 'Rest of the province', levels: [1490, 1466, 1769, 2130]},
];

function trajectory(p05: number, p50: number, p95: number): TrajectoryForecast {
  const sd = (p95 - p05) / 3.29;
  return {mean: p50, standardError: sd / Math.sqrt(N), sd, p05, p25: (p05 + p50) / 2, p50, p75: (p50 + p95) / 2, p95};
}

export function likelihood(
  hits: number,
  n: number,
): Pick<TargetForecast, 'probability' | 'standardError' | 'interval'> {
  const p = hits / n;
  const z = 1.959963984540054;
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return {
    probability: p,
    standardError: Math.sqrt((p * (1 - p)) / n),
    interval: [hits === 0 ? 0 : centre - half, hits === n ? 1 : centre + half],
  };
}

function levelTarget({id, levels}: Place, bound: number, hits: number): TargetForecast {
  const [base, , median] = levels;
  return {
    metric: 'revenue',
    district: id,
    year: 2027,
    asks: {of: 'level', atLeast: bound},
    ...likelihood(hits, N),
    byYear: {'2025': 0, '2026': 0, '2027': hits / N},
    implied: {growth: (bound / base) ** (1 / 3) - 1, from: base},
    ...(hits === N ? {} : {shortfall: {median: Math.max(bound * 0.08, bound - median)}}),
  };
}

function targets(): Forecast['targets'] {
  const [, qiantang, binhai, linhai] = PLACES as [Place, Place, Place, Place];
  const point = PLACES.flatMap((place) =>
    place.target ? [[`${place.id}-2027`, levelTarget(place, ...place.target)] as const] : [],
  );
  const combined = (asks: CombinedAsks, hits: number, label: TargetForecast['label']): TargetForecast => ({
    ...(label && {label}),
    year: 2027,
    asks,
    ...likelihood(hits, N),
    byYear: {'2027': hits / N},
  });
  return {
    'zhejiang-2024': {
      metric: 'revenue',
      district: 'zhejiang',
      year: 2024,
      asks: {of: 'level', atLeast: 3040, about: 3200, within: 0.05},
      ...likelihood(96_460, N),
      byYear: {'2024': 0.9646},
      shortfall: {median: 14.2},
    },
    ...Object.fromEntries(point),
    'zhejiang-growth-2027': {
      metric: 'revenue',
      district: 'zhejiang',
      year: 2027,
      asks: {of: 'growth', everyYear: true, atLeast: 0.08},
      ...likelihood(8_220, N),
      byYear: {'2027': 0.0822},
      shortfall: {median: 0.0713},
    },
    'qiantang-at-500': levelTarget(qiantang, 500, 53_377),
    'binhai-at-500': levelTarget(binhai, 500, 3_205),
    'linhai-at-500': levelTarget(linhai, 500, 412),
    'all-core': combined({parts: ['qiantang-2027', 'binhai-2027', 'linhai-2027'], atLeast: 3}, 0, {
      zh: '三个核心区全部达标',
      en: 'All core districts',
    }),
    ladder: combined({parts: ['qiantang-at-500', 'binhai-at-500', 'linhai-at-500'], atLeast: 2}, 1_735, {
      zh: '规划的集群梯队：500 亿级至少两个',
      en: 'The ladder of the plan: two clusters of 50 bn yuan',
    }),
    'province-sum': {
      metric: 'revenue',
      district: 'zhejiang',
      year: 2027,
      asks: {of: 'cumulative', atLeast: 9000, atMost: 12_000},
      ...likelihood(12_345, N),
      byYear: {'2027': 0.12345},
      shortfall: {median: 421},
    },
  };
}

const CHECKS: readonly CheckForecast[] = [
  {
    target: 'zhejiang-2024',
    claim: 'probability >= 90%',
    statistic: 'probability',
    comparator: '>=',
    limit: 0.9,
    observed: 0.9646,
    interval: [0.9626, 0.9665],
    replicates: N,
    verdict: 'pass',
  },
  {
    metric: 'revenue',
    district: 'zhejiang',
    year: 2027,
    claim: 'p50 >= 3800 亿元',
    statistic: 'p50',
    comparator: '>=',
    limit: 3800,
    observed: 3716,
    interval: [0.418, 0.428],
    share: {observed: 0.423, needed: 0.5},
    replicates: N,
    verdict: 'fail',
  },
  {
    target: 'ladder',
    claim: 'probability >= 1.8%',
    statistic: 'probability',
    comparator: '>=',
    limit: 0.018,
    observed: 0.01735,
    interval: [0.016, 0.0188],
    replicates: N,
    verdict: 'undecided',
  },
];

/** A forecast of every kind of target, in two languages. */
export function fixture(): Forecast {
  return {
    tidemark: 1,
    engine: '0.1.0',
    scenario: {
      id: 'zhejiang-2027',
      title: {zh: '浙江省生物医药与医疗器械产业集群 2027', en: 'Zhejiang biopharma and medical devices, 2027'},
      base: 2024,
      end: 2027,
      digest: `sha256:${'5c'.repeat(32)}`,
    },
    run: {seed: 2027, replicates: N, method: 'monte-carlo', quantiles: {estimator: 'exact', error: 0}},
    districts: Object.fromEntries(
      PLACES.map(({id, zh, en}, i) => [id, {label: {zh, en}, ...(i ? {within: 'zhejiang'} : {})}]),
    ),
    targets: targets(),
    checks: [...CHECKS],
    metrics: {
      revenue: {
        kind: 'growth',
        label: {zh: '产业集群营业收入', en: 'Cluster revenue'},
        unit: '亿元',
        districts: Object.fromEntries(
          PLACES.map(({id, levels: [base, p05, p50, p95]}) => [
            id,
            {
              '2024': trajectory(base * 0.9, base, base * 1.1),
              '2025': trajectory(base * 0.9, base * 1.05, base * 1.2),
              '2026': trajectory(base * 0.9, base * 1.1, base * 1.3),
              '2027': trajectory(p05, p50, p95),
            },
          ]),
        ),
      },
    },
    warnings: [],
    digest: `sha256:8f3a21c07b9d${'4e'.repeat(26)}`,
    timing: {total: 312.5},
  };
}
