/**
 * Loads and compiles a large scenario, 100 districts × 20 years × 10 metrics, in this process's first go and again when it is warm. Prints milliseconds as
 * JSON. Usage: compile-time.ts [districts]
 */
import {compile} from '../../engine/compile/compile.ts';
import {METRIC_SCHEMAS} from '../../engine/metrics/registry.ts';
import {loadScenario} from '../../engine/scenario/load.ts';
import {largeScenario} from './large-scenario.ts';

function measure() {
  const start = performance.now();
  const loaded = loadScenario('large.yaml', () => text, METRIC_SCHEMAS);
  const between = performance.now();
  const {program} = compile(loaded);
  return {load: between - start, compile: performance.now() - between, instructions: program.code.length};
}

const [districts = 100] = process.argv.slice(2).map(Number);
const text = largeScenario({districts, years: 20, metrics: 10});
const cold = measure();
measure();
const warm = measure();
console.log(JSON.stringify({cold, warm}));
