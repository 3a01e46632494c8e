import type {CheckOutput} from '../compile/checks.ts';
import type {Compiled} from '../compile/compile.ts';
import {usageError} from '../errors.ts';
import type {Checked, CheckedFile} from '../gate-schema.ts';
import {run, type RunOptions} from '../run/run.ts';
import {type Look, type LooksOptions, runLooks} from '../run/run-looks.ts';
import {DEFAULT_ERROR_RATE, judge, trajectoryOf} from './checks.ts';
import {shareStandardError, wilson} from './estimates.ts';
import {checkGuards, explainFault} from './faults.ts';
import {lookSizes} from './looks.ts';
import {namedDistricts, namedMetrics, namedTarget} from './names.ts';
import {placeOf} from './place.ts';
import {say} from '../message.ts';

export interface CheckOptions extends LooksOptions {
  /** Instead of the scenario's own. */
  readonly seed?: number | undefined;
  readonly mostReplicates?: number | undefined;
}

/** Replicates up to which checks are looked at where a scenario does not say `max_replicates`: enough to tell 20.2 % from 20 %. */
const USUAL_MOST = 1_000_000;

/**
 * Judges the checks of a scenario. They are looked at again and again, each time after twice as many replicates, until all are decided or the most
 * replicates are reached; a check keeps the first verdict that it gets. The error rate of a check is shared out evenly over all looks (Bonferroni; Armitage,
 * McPherson & Rowe 1969, Repeated significance tests on accumulating data, say why it must be), so whichever look decides, and whatever other checks there are, its verdict is
 * wrong at most so often.
 *
 * Throws a TidemarkError where there are no checks, and where the numbers cannot be: not finite, or a residual below zero.
 */
export async function checkScenario(
  compiled: Compiled,
  options: CheckOptions = {},
): Promise<Omit<CheckedFile, 'file'>> {
  const {scenario} = compiled;
  if (!compiled.checks.length)
    throw usageError(
      say`scenario ${scenario.id} has no checks`,
      say`add checks, or leave the file out: no checks are no pass`,
    );
  const seed = options.seed ?? scenario.run.seed;
  const most = mostReplicates(compiled, options);
  const looks = lookSizes(most);
  const errorRate = scenario.run.error_rate ?? DEFAULT_ERROR_RATE;
  try {
    const shortfalls = compiled.guards.map(({slot}) => slot);
    const evidence = runLooks({program: compiled.program, seed, looks, shortfalls}, options);
    const {last, found} = await lookUntilDecided(compiled, evidence, errorRate / looks.length);
    const checks = await withQuantiles(compiled, found, seed, options);
    return {
      outcome: outcomeOf(checks),
      scenario: {id: scenario.id, title: scenario.title, digest: compiled.digest},
      run: {seed, replicates: last.replicates, mostReplicates: most, errorRate, looks},
      checks,
      targets: checkedTargets(compiled, last),
      districts: namedDistricts(compiled),
      metrics: namedMetrics(compiled),
      warnings: [...compiled.warnings],
    };
  } catch (error) {
    throw explainFault(error, compiled, seed);
  }
}

/** How many replicates it may take at most to decide. */
export function mostReplicates({scenario}: Compiled, {mostReplicates}: Pick<CheckOptions, 'mostReplicates'>): number {
  const {max_replicates, replicates} = scenario.run;
  return mostReplicates ?? max_replicates ?? Math.max(replicates, USUAL_MOST);
}

/** Judges checks by one look after the other, each wrong at most `error` of the time, until all are decided or there are no more looks. */
export async function lookUntilDecided(
  compiled: Judged,
  looks: AsyncIterable<Look>,
  error: number,
): Promise<{last: Look; found: Checked[]}> {
  let found: Checked[] = [];
  let last: Look | undefined;
  for await (const look of looks) {
    checkGuards(compiled, look);
    found = compiled.checks.map((check, i) =>
      isDecided(found[i]) ? found[i]! : {...judge(check, compiled, look, error), ...placeOf(compiled, ['checks', i])},
    );
    last = look;
    if (found.every(isDecided)) break;
  }
  return {last: last!, found};
}

/** What of a compiled scenario it takes to judge its checks. */
type Judged = Pick<Compiled, 'checks' | 'guards' | 'trajectories' | 'source'>;

function isDecided(check: Checked | undefined): boolean {
  return check !== undefined && check.verdict !== 'undecided';
}

function outcomeOf(checks: readonly Checked[]): CheckedFile['outcome'] {
  const has = (wanted: Checked['verdict']) => checks.some(({verdict}) => verdict === wanted);
  return has('fail') ? 'fail' : has('undecided') ? 'undecided' : 'pass';
}

/** Checks on quantiles are decided by counts alone; the quantiles themselves are worked out at the end, for people, from the replicates that decided. */
async function withQuantiles(
  compiled: Compiled,
  found: readonly Checked[],
  seed: number,
  options: RunOptions,
): Promise<Checked[]> {
  const onQuantiles = compiled.checks.map((output, i) => ({output, found: found[i]!})).filter(({found}) => found.share);
  const byReplicates = Map.groupBy(onQuantiles, ({found}) => found.replicates);
  const observed = new Map<Checked, number>();
  for (const [replicates, some] of byReplicates) {
    const summary = await run({...requestOf(compiled, some), seed, replicates}, {...options, onProgress: undefined});
    for (const {output, found} of some) observed.set(found, judge(output, compiled, summary, 1).observed);
  }
  return found.map((check) => ({...check, observed: observed.get(check) ?? check.observed}));
}

function requestOf(compiled: Compiled, some: readonly {output: CheckOutput}[]) {
  const {program, slots} = compiled;
  const wanted = new Set(
    some.map(({output: {check}}) => ('target' in check ? undefined : trajectoryOf(check, compiled)?.slot)),
  );
  return {program, slots: slots.map((_, slot) => (wanted.has(slot) ? ('quantiles' as const) : ('moments' as const)))};
}

function checkedTargets(compiled: Compiled, {counts, replicates}: Look): CheckedFile['targets'] {
  return Object.fromEntries(
    compiled.targets.map((target) => {
      const hits = counts[target.hit]!;
      const probability = hits / replicates;
      const standardError = shareStandardError(probability, replicates);
      return [
        target.id,
        {...namedTarget(compiled, target), probability, standardError, interval: wilson(hits, replicates)},
      ];
    }),
  );
}
