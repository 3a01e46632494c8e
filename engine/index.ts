/** The public API of the engine. Safe for browsers: nothing here reads files. */
export {checkScenario, type CheckOptions} from './analysis/check-scenario.ts';
export {compare, type CompareOptions, type SavedSide, type ScenarioSide} from './analysis/compare/compare.ts';
export {drivers, type DriversOptions, driversSeconds} from './analysis/drivers/drivers.ts';
export {rankDrivers, type RankReport} from './analysis/drivers/rank-drivers.ts';
export {explain, explainable} from './analysis/explain.ts';
export {type Cell, drawsOf} from './analysis/draws.ts';
export {audit, type Audited} from './audit/audit.ts';
export {chances, type ChancesOptions, openLevers, type WithLevers} from './analysis/chances.ts';
export {type AuditReport, auditSchema, type Finding} from './audit-schema.ts';
export {forecast, type ForecastOptions} from './analysis/forecast.ts';
export {type Lever, type LeverPlace, levers} from './analysis/levers.ts';
export {portfolio, type PortfolioOptions} from './analysis/portfolio/portfolio.ts';
export {type PortfolioReport, portfolioSchema} from './portfolio-schema.ts';
export type {LeverAt} from './analysis/trials.ts';
export {required, type RequiredOptions} from './analysis/required/required.ts';
export {type RequiredReport, requiredSchema} from './required-schema.ts';
export {type LeverSettings, type VariantOptions, variantText} from './analysis/variant.ts';
export {wilson} from './analysis/estimates.ts';
export {type Compiled, compile, faultsOf} from './compile/compile.ts';
export {type DriversReport, driversSchema} from './drivers-schema.ts';
export {brokenRule, formatIssue, type Issue, type Location, TidemarkError, type Words} from './errors.ts';
export {
  type Chances,
  type CheckForecast,
  type Forecast,
  forecastSchema,
  type TargetForecast,
  type TrajectoryForecast,
} from './forecast-schema.ts';
export {
  type Baseline,
  baselineSchema,
  type CheckReport,
  checkReportSchema,
  type CompareReport,
  compareReportSchema,
} from './gate-schema.ts';
export {type Message, saidBy, SaidError, say} from './message.ts';
export {METRIC_SCHEMAS} from './metrics/registry.ts';
export {printProgram} from './program/print.ts';
export {loadPlan, type LoadedPlan} from './plan/load-plan.ts';
export {Pool, type PoolOptions} from './run/pool.ts';
export {loadScenario, type LoadedScenario} from './scenario/load.ts';
export {rememberTrees} from './scenario/remember-trees.ts';
export type {Scenario} from './scenario/schema.ts';
export {parseRule, type Rule} from './analysis/rules.ts';
export {VERSION} from './version.ts';
