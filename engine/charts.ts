/** The charts, public and safe for browsers; apart from the engine, since a caller that draws nothing should not load a drawing library. */
export {
  atLeastChart,
  binDraws,
  byYearChart,
  type Chance,
  chancesChart,
  CHART_CSS,
  distributionChart,
  type DistributionOptions,
  fanChart,
  type FanOptions,
  type Frame,
  frontierChart,
  type FrontierOptions,
  tornadoChart,
} from './report/charts/index.ts';
