import type {Outcome, Skipped} from '../gate-schema.ts';
import type {Language} from '../units.ts';
import {NO_BREAK} from './text.ts';

/** Everything that the reports of `check` and `compare` say beside what the forecast says too. Numbers arrive formatted. */
export interface GateTexts {
  colon: string;
  comma: string;
  /** Behind a check: how many replicates it took. */
  after(replicates: string): string;
  /** The checks of a file, in a line. */
  checks(count: number, failed: number, undecided: number): string;
  broken: string;
  files(count: number): string;
  outcome: Readonly<Record<Outcome, (count: number) => string>>;
  errorRate(rate: string): string;
  undecidedHint(most: string): string;
  /** Files that are left out, by why. */
  skipped: Readonly<Record<Skipped['reason'], (files: string) => string>>;
}

const EN: GateTexts = {
  colon: ': ',
  comma: ', ',
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
  skipped: {
    'no-checks': (files) => `left out, without checks: ${files}`,
    'no-scenario': (files) => `left out, no scenarios: ${files}`,
  },
};

const ZH: GateTexts = {
  colon: '：',
  comma: '，',
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
  skipped: {
    'no-checks': (files) => `没有检查，未计入：${files}`,
    'no-scenario': (files) => `不是情景，未计入：${files}`,
  },
};

export function gateTextsOf(lang: Language): GateTexts {
  return lang === 'zh' ? ZH : EN;
}
