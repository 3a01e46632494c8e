/**
 * `npm run bench`: how fast Tidemark is, beside peers in C, NumPy and Squiggle where these are there, and whether that is fast enough.
 *
 * All contestants run one after the other, in rounds, each in a process of its own; ratios are taken within a round, so that a machine whose speed drifts
 * slows all alike. Prints a JSON line per measurement as it comes, then tables.
 *
 *   --json     one JSON document instead: machine, lines, processes, verdicts
 *   --quick    a smoke test: few replicates, one round, no Squiggle; its figures say nothing
 *   --rounds N instead of 5 (a third as many, at least 2, at 1,000,000 replicates)
 */
import {availableParallelism, cpus} from 'node:os';
import {parseArgs} from 'node:util';
import {type Contestants, findContestants, measure} from './contestants.ts';
import {raceKinds} from './kinds.ts';
import type {Line} from './lines.ts';
import {measureProcesses} from './measure-processes.ts';
import {lineTable, medianLines, verdictTable} from './table.ts';
import {judgeProcesses, judgeRaces, type Verdict} from './verdicts.ts';

const {values: options} = parseArgs({
  options: {
    json: {type: 'boolean', default: false},
    quick: {type: 'boolean', default: false},
    rounds: {type: 'string', default: '5'},
  },
});
const say = (text: string) => {
  if (!options.json) console.log(text);
};

/** One size of race. */
interface Field {
  readonly replicates: number;
  readonly rounds: number;
  readonly repetitions: number;
}

function fields(): [small: Field, large: Field] {
  if (options.quick) return [field(8192, 1, 1), field(20_000, 1, 1)];
  const rounds = Math.max(1, Number(options.rounds) || 1);
  return [field(100_000, rounds, 5), field(1_000_000, Math.max(2, Math.round(rounds / 3)), 1)];
}

function field(replicates: number, rounds: number, repetitions: number): Field {
  return {replicates, rounds, repetitions};
}

/** Who goes first changes from round to round. */
function race({present}: Contestants, {replicates, rounds, repetitions}: Field): Line[][] {
  return Array.from({length: rounds}, (_, round) => {
    const order = present.map((_, k) => present[(k + round) % present.length]!);
    return order.filter(isSensible(replicates)).flatMap((contestant) => {
      const lines = measure(contestant, replicates, contestant.name === 'squiggle' ? 1 : repetitions);
      lines.forEach((line) => say(JSON.stringify(line)));
      return lines;
    });
  });
}

/** A million replicates would keep Squiggle busy for minutes. */
function isSensible(replicates: number): ({name}: {name: string}) => boolean {
  return ({name}) => name !== 'squiggle' || (replicates <= 100_000 && !options.quick);
}

function machine() {
  const processor = cpus()[0]?.model ?? 'unknown';
  return {
    processor,
    cores: availableParallelism(),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
  };
}

function main(): void {
  const contestants = findContestants();
  say(JSON.stringify(machine()));
  for (const reason of contestants.absent) say(reason);
  const [small, large] = fields();
  try {
    const races = [small, large].map((field) => ({field, rounds: race(contestants, field)}));
    const districts = options.quick ? 10 : 100;
    const extent = {repetitions: small.rounds, replicates: small.replicates, most: large.replicates, districts};
    const processes = measureProcesses(extent);
    processes.lines.forEach((line) => say(JSON.stringify(line)));
    const kinds = raceKinds(options.quick ? 256 : 10_000, small.rounds);
    kinds.lines.forEach((line) => say(JSON.stringify(line)));
    const lines = medianLines([...races.flatMap(({rounds}) => rounds.flat()), ...processes.lines]);
    const [first, more] = races.map(({field, rounds}) => judgeRaces(rounds, field.replicates));
    const verdicts = [...first!, ...judgeProcesses(processes, extent)];
    report(lines, verdicts, more!);
    for (const {kind, measured, must, aim} of kinds.races)
      say(`${kind}, 10 years of 9 districts: ${measured.toFixed(1)} times as fast as NumPy (must ${must}, aim ${aim})`);
    if (options.json) console.log(JSON.stringify({machine: machine(), lines, processes, verdicts, large: more, kinds}));
  } finally {
    contestants.cleanUp();
  }
}

function report(lines: readonly Line[], verdicts: readonly Verdict[], large: readonly Verdict[]): void {
  say(`\n${lineTable(lines)}`);
  say(`\n${verdictTable(verdicts)}`);
  if (large.length)
    say(`\nThe same with ${fields()[1].replicates.toLocaleString('en')} replicates:\n${verdictTable(large)}`);
}

main();
