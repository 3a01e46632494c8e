import type {Opened} from '../../compile/compile.ts';
import {isSimple} from '../../compile/targets.ts';
import {historyGrowth} from '../../report/history-growth.ts';
import type {RequiredAnswer, RequiredTarget} from '../../required-schema.ts';
import type {Look} from '../../run/run-looks.ts';
import {criticalValue, shareStandardError, wilson} from '../estimates.ts';
import {given} from '../given.ts';
import type {Lever} from '../levers.ts';
import {namedTarget} from '../names.ts';
import {answer, trendOf} from './answer.ts';
import {type ChosenLever, placeOf} from './chosen-lever.ts';
import type {Group} from './groups.ts';
import type {Response} from './response.ts';

/** Of growth, or of a step: what is smaller has come of rounding. */
const ROUNDING = 1e-9;

/** What the answers about one group of targets are worked out of. */
interface Around {
  readonly opened: Opened;
  /** Counted with nothing set. */
  readonly now: Look;
  readonly response: Response;
  readonly group: Group;
  readonly chosen: ChosenLever | undefined;
}

/** All that is told of one target: what it takes at each probability, beside what is assumed and history. */
export async function targetAnswers(
  id: string,
  around: Around,
  probabilities: readonly number[],
): Promise<RequiredTarget> {
  const {opened, now, response, group, chosen} = around;
  const {hit} = opened.targets.find((target) => target.id === id)!;
  const assumed = chosen ? undefined : assumedGrowth(opened, now, id);
  const place = chosen && placeOf(chosen);
  const range = [response.nodes[0]!.x, response.nodes.at(-1)!.x] as const;
  const start = chosen ? (place?.p50 ?? range[0]) : 0;
  const answers: RequiredAnswer[] = [];
  for (const probability of probabilities) {
    const found = await answer({response, slot: hit, range, start}, probability);
    answers.push({
      ...found,
      ...given('onStep', chosen && onStep(chosen.lever, found)),
      ...given('growth', found.value !== undefined && assumed ? assumed.growth + found.value : undefined),
      ...given('deviations', deviations(found, assumed, place)),
    });
  }
  return {
    ...whatItIs(opened, now, id),
    ...given('metrics', group.metrics && [...group.metrics]),
    trend: trendOf({response, slot: hit}),
    ...given('assumed', assumed),
    ...given('history', chosen ? undefined : historyOf(opened, id)),
    answers,
  };
}

function whatItIs(opened: Opened, {counts, replicates}: Look, id: string) {
  const output = opened.targets.find((target) => target.id === id)!;
  const hits = counts[output.hit]!;
  const probability = hits / replicates;
  return {
    ...namedTarget(opened, output),
    probability,
    standardError: shareStandardError(probability, replicates),
    interval: wilson(hits, replicates),
  };
}

/** What nothing that is varied can change. */
export function untouched(opened: Opened, now: Look, id: string, probabilities: readonly number[]): RequiredTarget {
  const target = whatItIs(opened, now, id);
  return {
    ...target,
    trend: 'untouched',
    answers: probabilities.map((probability) => ({
      probability,
      outcome: target.probability >= probability ? 'always' : 'unreachable',
    })),
  };
}

/** The slot of the growth that is assumed of what a target is about. */
export function growthSlot({scenario, growths}: Opened, id: string): number | undefined {
  const target = scenario.targets[id]!;
  return isSimple(target) ? growths.get(`${target.metric}/${target.district}`) : undefined;
}

function assumedGrowth(opened: Opened, now: Look, id: string): RequiredTarget['assumed'] {
  const slot = growthSlot(opened, id);
  const moments = slot === undefined ? undefined : now.trajectories[slot]!;
  if (moments?.kind !== 'moments') return undefined;
  // What is fixed scatters by rounding errors.
  return {growth: moments.mean, sd: moments.sd > ROUNDING ? moments.sd : 0};
}

function historyOf(opened: Opened, id: string): RequiredTarget['history'] {
  const target = opened.scenario.targets[id]!;
  if (!isSimple(target)) return undefined;
  const history = opened.histories.get(target.metric);
  const known = {metrics: {[target.metric]: {...given('history', history)}}, scenario: opened.scenario.calendar};
  const whole = historyGrowth(known, target.metric, target.district)?.whole;
  return whole && {from: whole.from, to: whole.to, growth: whole.rate};
}

/** From what is assumed to the answer. */
function deviations(
  {value}: RequiredAnswer,
  assumed: RequiredTarget['assumed'],
  place: ReturnType<typeof placeOf>,
): number | undefined {
  if (value === undefined) return undefined;
  if (assumed) return assumed.sd > 0 ? value / assumed.sd : undefined;
  const sd = place ? (place.p95 - place.p05) / (2 * criticalValue(0.9)) : 0;
  return place && sd > 0 ? (value - place.p50) / sd : undefined;
}

function onStep({min, max, step}: Lever, {value, side}: RequiredAnswer): number | undefined {
  if (value === undefined || !(step > 0)) return undefined;
  const steps = (value - min) / step;
  const whole = side === 'at-least' ? Math.ceil(steps - ROUNDING) : Math.floor(steps + ROUNDING);
  return Math.min(max, Math.max(min, min + whole * step));
}
