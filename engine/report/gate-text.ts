import type {BaselineReport, Outcome, Skipped} from '../gate-schema.ts';
import type {Language} from '../units.ts';
import {NO_BREAK} from './text.ts';

/** Everything that the reports of `check` and `compare` say beside what the forecast says too. Numbers arrive formatted. */
export interface GateTexts {
  colon: string;
  comma: string;
  semicolon: string;
  /** Behind a check: how many replicates it took. */
  after(replicates: string): string;
  /** The checks of a file, in a line. */
  checks(count: number, failed: number, undecided: number): string;
  broken: string;
  files(count: number): string;
  outcome: Readonly<Record<Outcome, (count: number) => string>>;
  errorRate(rate: string): string;
  undecidedHint(most: string): string;
  /** How many targets of all moved. */
  moved(moved: number, of: number): string;
  paired(replicates: string): string;
  unpaired: string;
  untouched(count: number): string;
  unmoved(count: number): string;
  redefined: string;
  points(number: string): string;
  changed: string;
  sameFiles: string;
  nothing: string;
  added: string;
  removed: string;
  /** How many scenarios of all that two folders share differ. */
  changedFiles(changed: number, of: number): string;
  differs: {
    seed(before: number, after: number, used: number): string;
    replicates(before: string, after: string, used: string): string;
    calendar(before: string, after: string): string;
    engine(before: string, after: string): string;
  };
  rule: Readonly<Record<'pass' | 'fail' | 'undecided', (rule: string, targets: string) => string>>;
  baseline: Readonly<Record<BaselineReport['status'], (file: string, engine: string) => string>>;
  /** Files that are left out, by why. */
  skipped: Readonly<Record<Skipped['reason'], (files: string) => string>>;
}

const EN: GateTexts = {
  colon: ': ',
  comma: ', ',
  semicolon: '; ',
  after: (replicates) => `, ${replicates}${NO_BREAK}replicates`,
  checks: (count, failed, undecided) => {
    const checks = `${count} ${count === 1 ? 'check' : 'checks'}`;
    if (!failed && !undecided)
      return count === 1 ? 'its check passes' : count === 2 ? 'both checks pass' : `all ${checks} pass`;
    const parts = [failed && `${failed} of ${checks} ${failed === 1 ? 'fails' : 'fail'}`].filter(Boolean);
    if (undecided) parts.push(failed ? `${undecided} undecided` : `${undecided} of ${checks} undecided`);
    return parts.join(', ');
  },
  broken: 'cannot be checked',
  files: (count) => `${count} files`,
  outcome: {
    pass: (count) => `${count} ${count === 1 ? 'passes' : 'pass'}`,
    fail: (count) => `${count} ${count === 1 ? 'fails' : 'fail'}`,
    undecided: (count) => `${count} undecided`,
    error: (count) => `${count} cannot be checked`,
  },
  errorRate: (rate) => `in brackets: an interval for all looks; a verdict is wrong at most ${rate} of the time`,
  undecidedHint: (most) =>
    `undecided: too near the limit to tell after ${most} replicates; raise run.max_replicates or move the limit`,
  moved: (moved, of) =>
    moved ? `${moved} of ${of} ${of === 1 ? 'probability' : 'probabilities'} moved` : `no probability moved, of ${of}`,
  paired: (replicates) => `± one standard error of the difference, both counted in the same ${replicates} replicates`,
  unpaired:
    '± one standard error as of independent runs: a saved forecast does not tell in which replicates a target was hit',
  untouched: (count) =>
    `${count} cannot have moved: nothing that ${count === 1 ? 'it rests' : 'they rest'} on has changed`,
  unmoved: (count) => `${count} did not move in these replicates`,
  redefined: 'the target itself has changed',
  points: (number) => `${number}${NO_BREAK}points`,
  changed: 'What has changed',
  sameFiles: 'Nothing that may change a number has changed.',
  nothing: '(nothing)',
  added: 'new',
  removed: 'gone',
  changedFiles: (changed, of) =>
    changed ? `${changed} of ${of} ${of === 1 ? 'scenario' : 'scenarios'} changed` : `no scenario changed, of ${of}`,
  differs: {
    seed: (before, after, used) =>
      `seeds differ (${before}, ${after}): both are computed with ${used}, so that the seed alone moves nothing`,
    replicates: (before, after, used) => `replicates differ (${before}, ${after}): both are computed with ${used}`,
    calendar: (before, after) => `calendars differ (${before}, ${after}): targets are compared by their names`,
    engine: (before, after) => `engines differ (${before}, ${after}): the changelog says which numbers change`,
  },
  rule: {
    pass: (rule) => `${rule}: not so`,
    fail: (rule, targets) => `${rule}: ${targets}`,
    undecided: (rule, targets) => `${rule}: too near to tell for ${targets}`,
  },
  baseline: {
    same: (file) => `the same to the digit as ${file}`,
    scenario: (file) => `the scenario has changed since ${file}`,
    engine: (file, engine) =>
      `saved by tidemark ${engine} in ${file}; the scenario is the same, and the changelog says which numbers change`,
    fault: (file) =>
      `digits differ from ${file} though neither scenario nor engine has changed: a fault of ours, please report it`,
  },
  skipped: {
    'no-checks': (files) => `left out, without checks: ${files}`,
    'no-scenario': (files) => `left out, no scenarios: ${files}`,
  },
};

const ZH: GateTexts = {
  colon: '：',
  comma: '，',
  semicolon: '；',
  after: (replicates) => `，${replicates}${NO_BREAK}次模拟`,
  checks: (count, failed, undecided) => {
    if (!failed && !undecided) return `${count} 项检查全部通过`;
    const parts = [failed && `${failed} 项不通过`, undecided && `${undecided} 项未定`].filter(Boolean);
    return `${count} 项检查中 ${parts.join('，')}`;
  },
  broken: '无法检查',
  files: (count) => `${count} 个文件`,
  outcome: {
    pass: (count) => `${count} 个通过`,
    fail: (count) => `${count} 个不通过`,
    undecided: (count) => `${count} 个未定`,
    error: (count) => `${count} 个无法检查`,
  },
  errorRate: (rate) => `括号内为各次查看同时有效的区间，每项结论出错的机会不超过 ${rate}`,
  undecidedHint: (most) => `未定：${most} 次模拟后仍过于接近界限。可提高 run.max_replicates，或调整界限`,
  moved: (moved, of) => (moved ? `${of} 个概率中 ${moved} 个有变动` : `${of} 个概率均无变动`),
  paired: (replicates) => `± 差值的一个标准误，两者在同样的 ${replicates} 次模拟中计数`,
  unpaired: '± 按相互独立的两次推算计的一个标准误：已保存的预测不含每次模拟达标与否',
  untouched: (count) => `${count} 个不可能变动：其所依据的一切都没有改`,
  unmoved: (count) => `${count} 个在这些模拟中没有变动`,
  redefined: '目标本身已改',
  points: (number) => `${number}${NO_BREAK}个百分点`,
  changed: '改了什么',
  sameFiles: '没有改动会影响数字的内容。',
  nothing: '（无）',
  added: '新增',
  removed: '删去',
  changedFiles: (changed, of) => (changed ? `${of} 个情景中 ${changed} 个有改动` : `${of} 个情景均无改动`),
  differs: {
    seed: (before, after, used) => `随机种子不同（${before}、${after}）：两者都用 ${used} 推算，种子本身不造成变动`,
    replicates: (before, after, used) => `模拟次数不同（${before}、${after}）：两者都推算 ${used} 次`,
    calendar: (before, after) => `起止年份不同（${before}、${after}）：按目标名称比较`,
    engine: (before, after) => `引擎版本不同（${before}、${after}）：更新日志说明哪些数字会变`,
  },
  rule: {
    pass: (rule) => `${rule}：没有`,
    fail: (rule, targets) => `${rule}：${targets}`,
    undecided: (rule, targets) => `${rule}：过于接近，无法判定 ${targets}`,
  },
  baseline: {
    same: (file) => `与 ${file} 逐位相同`,
    scenario: (file) => `情景在 ${file} 之后有改动`,
    engine: (file, engine) => `${file} 由 tidemark ${engine} 保存；情景没有改动，哪些数字会变见更新日志`,
    fault: (file) => `情景和引擎都没有改动，数字却与 ${file} 不同：这是程序自身的错误，请报告`,
  },
  skipped: {
    'no-checks': (files) => `没有检查，未计入：${files}`,
    'no-scenario': (files) => `不是情景，未计入：${files}`,
  },
};

export function gateTextsOf(lang: Language): GateTexts {
  return lang === 'zh' ? ZH : EN;
}
