/*
 * The reference model in Squiggle, the nearest sibling in TypeScript. Needs a folder in which @quri/squiggle-lang is installed, as SQUIGGLE_DIR.
 * Usage: SQUIGGLE_DIR=… node squiggle.mjs [replicates] [repetitions]. Prints a JSON line, median; parsing the model is included and takes 1 ms or two.
 */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';

const MODEL = `
noise() = SampleSet.fromDist(normal(0, 1))
base(d) = 100 * (1 + 0.25 * d)
mu(d) = 0.03 + 0.002 * d
beta(d) = 0.6 + 0.1 * d
target(d) = 1.05 * base(d) * exp(7 * mu(d))
districts = List.upTo(0, 8)
years = List.upTo(0, 6)

cycle = List.reduce(years, [], {|path, t| List.append(path, (t == 0 ? 0 : 0.6 * List.last(path)) + 0.05 * noise())})
revenue(d) = List.reduce(cycle, [], {|path, c|
  before = List.length(path) == 0 ? base(d) : List.last(path)
  List.append(path, before * exp(mu(d) + beta(d) * c + 0.08 * noise()))
})
revenues = List.map(districts, {|d| revenue(d)})
province = List.map(years, {|t| List.reduce(revenues, 0, {|sum, path| sum + path[t]})})
places = List.append(revenues, province)
targets = List.append(List.map(districts, {|d| target(d)}), List.reduce(districts, 0, {|sum, d| sum + target(d)}))

describe(x) = [mean(x), quantile(x, 0.05), quantile(x, 0.5), quantile(x, 0.95)]
trajectories = List.map(places, {|path| List.map(path, {|x| describe(x)})})
hits = List.map(List.upTo(0, 9), {|k| 1 - cdf(places[k][6], targets[k])})
[trajectories[9][6][0], hits[9]]
`;

const [replicates = 100_000, repetitions = 3] = process.argv.slice(2).map(Number);
const library = createRequire(join(process.env.SQUIGGLE_DIR ?? '.', 'index.js')).resolve('@quri/squiggle-lang');
const {run} = await import(pathToFileURL(library).href);
const times = [];
let answer;
for (let k = 0; k <= repetitions; k++) {
  const start = performance.now();
  const {result} = await run(MODEL, {environment: {sampleCount: replicates, xyPointLength: 1000}});
  if (!result.ok) throw new Error(result.value.toString());
  // The first one warms up.
  if (k) times.push(performance.now() - start);
  answer = result.value.result.asJS();
}
const ms = times.sort((a, b) => a - b)[Math.floor(repetitions / 2)];
const [mean, p] = answer;
console.log(
  JSON.stringify({
    peer: `squiggle-${versionOf(library)}`,
    threads: 1,
    what: 'end-to-end',
    replicates,
    ms: Number(ms.toFixed(1)),
    ns_per_cell: Number(((ms * 1e6) / 63 / replicates).toFixed(1)),
    p_province: p,
    mean_province: mean,
  }),
);

function versionOf(file) {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const {name, version} = packageIn(folder);
    if (name === '@quri/squiggle-lang' && version) return version;
    if (folder === dirname(folder)) return 'unknown';
  }
}

function packageIn(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return {};
  }
}
