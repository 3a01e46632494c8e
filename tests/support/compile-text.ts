import {type Compiled, compile, faultsOf} from '../../engine/compile/compile.ts';
import {METRIC_SCHEMAS} from '../../engine/metrics/registry.ts';
import {loadScenario} from '../../engine/scenario/load.ts';

/** Compiles a scenario given as text; the lines that every scenario needs are added where they are missing. */
export function compileText(text: string): Compiled {
  const lines = [
    ['tidemark', 'tidemark: 1'],
    ['id', 'id: test'],
    ['title', 'title: Test'],
    ['calendar', 'calendar: {base: 2024, end: 2027}'],
    ['districts', 'districts: {a: {}}'],
  ];
  const missing = lines.filter(([key]) => !new RegExp(`^${key}:`, 'm').test(text)).map(([, line]) => line);
  const whole = [...missing, text].join('\n');
  return compile(loadScenario('test.yaml', () => whole, METRIC_SCHEMAS, faultsOf));
}
