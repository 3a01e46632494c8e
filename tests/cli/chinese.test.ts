/** What is wrong, in Chinese: by the locale, or by --lang wherever it stands, also where the rest of the call is wrong. */
import {chmodSync, mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {folder, PLAN, scenarioFile, tidemark} from './harness.ts';

const ZH = {LANG: 'zh_CN.UTF-8'};
const plan = scenarioFile(PLAN);

describe('in Chinese', () => {
  it('a broken scenario is explained with its places, all of it at once', async () => {
    const broken = scenarioFile(
      PLAN.replace('rate: trend', 'rate: trned + 5 floors')
        .replace('within: whole}\n  south', 'within: hole}\n  south')
        .replace('    kind: growth\n    label', '    kind: growth\n    lable'),
    );
    const {code, stdout, stderr} = await tidemark(['validate', broken], ZH);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replaceAll(broken, 'plan.yaml')).toBe(
      [
        'plan.yaml:7:46 districts.north.within: 没有这样的地区，现为 hole',
        '  7 |   north: {name: {zh: 北区, en: North}, within: hole}',
        '    |                                                ^^^^',
        '  提示：是不是 whole？',
        'plan.yaml:14:5 metrics.revenue: 没有 lable 这个键',
        '  14 |     lable: {zh: 营业收入, en: Revenue}',
        '     |     ^^^^^',
        '  提示：是不是 label？',
        'plan.yaml:17:19 metrics.revenue.rate: 5 和 floors 之间缺少运算符，现为 5 floors',
        '  17 |     rate: trned + 5 floors',
        '     |                   ^^^^^^^^',
        '  提示：若是相乘，请写 5 * floors；没有 floors 这个单位',
        '',
      ].join('\n'),
    );
  });

  it('what the compiler finds, too', async () => {
    const faulty = scenarioFile(
      PLAN.replace('rate: trend', 'rate: trned').replace('volatility: 4%', 'volatility: "normal(mean = 4%, sd = -1%)"'),
    );
    const {stderr} = await tidemark(['run', faulty, '--lang', 'zh']);
    expect(stderr).toContain('metrics.revenue.rate: 没有 trned 这个名称\n');
    expect(stderr).toContain('  提示：是不是 trend？\n');
    expect(stderr).toContain('metrics.revenue.volatility: sd 须大于 0，现为 -0.01\n');
  });

  it('a misspelt target', async () => {
    const {code, stderr} = await tidemark(['drivers', plan, '--target', 'whole-2025'], ZH);
    expect([code, stderr]).toEqual([2, 'tidemark: 没有 whole-2025 这个目标\n  提示：是不是 whole-2026？\n']);
  });

  it.each([
    [['run', plan, '--sed', '5'], '没有 --sed 这个选项\n  提示：是不是 --seed？'],
    [
      ['run', plan, '--seed', '1.5'],
      '选项 --seed <n> 须为不小于 0 的整数，现为 1.5\n  提示：用 tidemark run --help 查看用法',
    ],
    [['rnu', plan], '没有 rnu 这个命令\n  提示：是不是 run？'],
    [['run'], '缺少参数 files\n  提示：用 tidemark run --help 查看用法'],
    [['explain', plan, 'a', 'b'], 'explain 最多 2 个参数，现有 3 个\n  提示：用 tidemark explain --help 查看用法'],
    [['run', plan, '--seed'], '选项 --seed <n> 须有一个值\n  提示：用 tidemark run --help 查看用法'],
  ])('a call that is wrong: %j', async (args, said) => {
    expect(await tidemark(args, ZH)).toEqual({code: 2, stdout: '', stderr: `tidemark: ${said}\n`});
    // --lang stands behind what is wrong, and goes before the locale.
    if (!args.includes('a') && args.at(-1) !== '--seed')
      expect((await tidemark([...args, '--lang=zh'])).stderr).toContain(said.split('\n')[0]);
  });

  it('files that cannot be read or written', async () => {
    expect((await tidemark(['run', 'nowhere.yaml'], ZH)).stderr).toBe(
      'tidemark: 无法读取 nowhere.yaml，没有这个文件\n',
    );
    expect((await tidemark(['run', plan, '--out', '/nowhere/f.json'], ZH)).stderr).toBe(
      'tidemark: 无法写入 /nowhere/f.json：它所在的文件夹不存在\n  提示：请建立该文件夹，或另选一个\n',
    );
    const locked = join(folder(), 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    // Who is root may write everywhere.
    if (process.getuid?.() !== 0)
      expect((await tidemark(['run', plan, '--out', join(locked, 'f.json')], ZH)).stderr).toContain('没有权限');
  });

  it('what has been done, what is odd, and what is right', async () => {
    const out = join(folder(), 'f.json');
    expect((await tidemark(['run', plan, '--out', out], ZH)).stderr).toBe(`已写入 ${out}\n`);
    const odd = scenarioFile(PLAN.replace('  trend:', '  spare: {value: 1}\n  trend:'));
    expect((await tidemark(['run', odd], ZH)).stdout).toContain('没有指标用到假设 spare');
    expect((await tidemark(['validate', plan], ZH)).stdout).toBe(
      `无误 ${plan}：3 个地区、1 个指标、3 个目标、2 项检查\n`,
    );
  });
});

it('programs read the same English in any language', async () => {
  const broken = scenarioFile(PLAN.replace('rate: trend', 'rate: trned'));
  const reports = [];
  for (const lang of ['zh', 'en']) {
    const out = join(folder(), 'c.json');
    await tidemark(['check', broken, '--lang', lang, '--out', out]);
    reports.push(JSON.parse(readFileSync(out, 'utf8')) as {files: {issues: unknown[]}[]});
  }
  expect(reports[0]).toEqual(reports[1]);
  expect(reports[0]!.files[0]!.issues[0]).toMatchObject({rule: 'unknown name trned', hint: 'did you mean trend?'});
  const odd = scenarioFile(PLAN.replace('  trend:', '  spare: {value: 1}\n  trend:'));
  const {stdout} = await tidemark(['run', odd, '--json', '--lang', 'zh']);
  expect((JSON.parse(stdout) as {warnings: string[]}).warnings).toEqual(['assumption spare is used by no metric']);
});
