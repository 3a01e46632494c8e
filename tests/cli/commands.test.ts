import {describe, expect, it} from 'vitest';
import {eachFile} from '../../engine/cli/each-file.ts';
import {EXIT} from '../../engine/cli/exit-codes.ts';
import {languageOf, terminalOf} from '../../engine/cli/environment.ts';
import {explainError, Interrupted} from '../../engine/cli/explain-error.ts';
import {Progress} from '../../engine/cli/progress.ts';
import {usageError} from '../../engine/errors.ts';
import {say} from '../../engine/message.ts';
import {VERSION} from '../../engine/version.ts';
import {BROKEN_PLAN, PLAN, scenarioFile, tidemark} from './harness.ts';

const plan = scenarioFile(PLAN);
const broken = scenarioFile(BROKEN_PLAN.replace('volatility: 4%', 'volatility: wiggle'), 'broken.yaml');

describe('tidemark validate', () => {
  it('says ok a file a line, and everything that is wrong', async () => {
    const {code, stdout, stderr} = await tidemark(['validate', plan, broken, plan]);
    const ok = `ok ${plan}: 3 districts, 1 metric, 3 targets, 2 checks\n`;
    expect([code, stdout]).toEqual([2, ok + ok]);
    expect(stderr).toContain('unknown name trned');
    expect(stderr).toContain('metrics.revenue.volatility: unknown name wiggle');
    expect(stderr.match(/^.*broken\.yaml:\d+:\d+ /gm)).toHaveLength(2);
  });
});

describe('tidemark schema', () => {
  it('prints JSON Schemas', async () => {
    const scenario = JSON.parse((await tidemark(['schema'])).stdout) as Record<string, unknown>;
    const forecast = JSON.parse((await tidemark(['schema', '--forecast'])).stdout) as Record<string, unknown>;
    expect(scenario).toMatchObject({title: 'Tidemark scenario', $schema: expect.stringContaining('json-schema.org')});
    const check = JSON.parse((await tidemark(['schema', '--check'])).stdout) as Record<string, unknown>;
    expect(check).toMatchObject({
      title: 'Tidemark check report',
      required: expect.arrayContaining(['files', 'outcome']),
    });
    expect(forecast).toMatchObject({
      title: 'Tidemark forecast',
      required: expect.arrayContaining(['digest', 'targets']),
    });
  });
});

describe('tidemark explain', () => {
  it('explains a name, in either language', async () => {
    const english = await tidemark(['explain', plan, 'revenue']);
    expect([english.code, english.stderr]).toEqual([0, '']);
    expect(english.stdout).toContain('trend');
    expect((await tidemark(['explain', plan, 'revenue', '--lang', 'zh'])).stdout).toMatch(/\p{Script=Han}/u);
  });

  it('lists what can be explained, with labels', async () => {
    const {stdout} = await tidemark(['explain', plan, '--lang', 'zh']);
    expect(stdout).toBe(
      '指标\n  revenue     营业收入\n\n假设\n  trend\n\n目标\n  whole-2026\n  north-2026\n  both        两项都达标\n',
    );
  });

  it('asks what was meant by an unknown name', async () => {
    const {code, stdout, stderr} = await tidemark(['explain', plan, 'trned']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('tidemark: unknown name trned\n  hint: did you mean trend?\n');
  });

  it('prints the program with the names of what it records', async () => {
    const {stdout} = await tidemark(['explain', plan, '--program']);
    expect(stdout).toMatch(/revenue\[whole\] 2026/);
    expect(stdout).toMatch(/margin of north-2026/);
    expect(stdout).toMatch(/both/);
  });
});

describe('a call that is wrong', () => {
  it.each([
    [
      [],
      'tidemark: missing command\n  hint: the commands are run, check, compare, required, drivers, levers, audit, coverage, validate, explain, schema, init; --help says what they do\n',
    ],
    [['rn'], 'tidemark: unknown command rn\n  hint: did you mean run?\n'],
    [
      ['forecast'],
      'tidemark: unknown command forecast\n  hint: the commands are run, check, compare, required, drivers, levers, audit, coverage, validate, explain, schema, init\n',
    ],
    [['run'], 'tidemark: missing argument files\n  hint: tidemark run --help says what it takes\n'],
    [['run', 'x', '--sed', '1'], 'tidemark: unknown option --sed\n  hint: did you mean --seed?\n'],
    [
      ['run', 'x', '--seed'],
      'tidemark: option --seed <n> requires a value\n  hint: tidemark run --help says what it takes\n',
    ],
    [
      ['run', 'x', '--seed', 'one'],
      'tidemark: option --seed <n> must be a whole number of at least 0, got one\n  hint: tidemark run --help says what it takes\n',
    ],
    [
      ['run', 'x', '--replicates', '0'],
      'tidemark: option --replicates <n> must be a whole number of at least 1, got 0\n  hint: tidemark run --help says what it takes\n',
    ],
    [
      ['run', 'x', '--workers', '1.5'],
      'tidemark: option --workers <n> must be a whole number from 1 to 512, got 1.5\n  hint: tidemark run --help says what it takes\n',
    ],
    [
      ['run', 'x', '--lang', 'fr'],
      'tidemark: option --lang <zh|en> must be zh or en, got fr\n  hint: tidemark run --help says what it takes\n',
    ],
    [
      ['explain', 'a', 'b', 'c'],
      'tidemark: explain takes at most 2 arguments, got 3\n  hint: tidemark explain --help says what it takes\n',
    ],
  ])('%j', async (args, message) => {
    expect(await tidemark(args)).toEqual({code: 2, stdout: '', stderr: message});
  });
});

describe('help', () => {
  it('is on stdout, with exit code 0, in either language', async () => {
    const {code, stdout, stderr} = await tidemark(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const command of ['run', 'check', 'validate', 'explain', 'schema']) expect(stdout).toContain(`  ${command} `);
    expect((await tidemark(['run', '--help'], {LANG: 'zh_CN.UTF-8'})).stdout).toContain('模拟次数');
    expect((await tidemark(['--version'])).stdout).toBe(`${VERSION}\n`);
  });
});

describe('errors', () => {
  const english = {variables: {}, lang: 'en'} as const;

  it('that are ours ask for a report and show their stack only on demand', () => {
    const {message, code} = explainError(new RangeError('no such register'), english);
    expect(code).toBe(EXIT.fault);
    expect(message).toMatch(/^tidemark: a fault of ours: RangeError: no such register\n {2}hint: please report it/);
    expect(message).not.toContain('.ts');
    expect(explainError(new RangeError('x'), {...english, variables: {TIDEMARK_DEBUG: '1'}}).message).toContain(
      'commands.test.ts',
    );
    expect(explainError('a text', english).message).toContain('a text');
  });

  it('in one file do not stop the others, but Ctrl-C does', async () => {
    const [seen, said, codes]: [string[], string[], number[]] = [[], [], []];
    const context = {
      variables: {},
      stdout: {write: () => {}},
      stderr: {write: (text: string) => said.push(text)},
      signal: new AbortController().signal,
      lang: 'en' as const,
      args: [],
      fail: (code: number) => codes.push(code),
    };
    const faults: Record<string, Error> = {
      a: usageError(say`no good`),
      b: new RangeError('oh'),
      d: new Interrupted(130),
    };
    const all = eachFile(['a', 'b', 'c', 'd', 'e'], context, async (file) => {
      seen.push(file);
      if (faults[file]) throw faults[file];
    });
    await expect(all).rejects.toBe(faults['d']);
    expect([seen.join(''), codes]).toEqual(['abcd', [2, 70]]);
    expect(said[0]).toBe('tidemark: no good\n');
  });

  it('say what Ctrl-C has done', () => {
    expect(explainError(new Interrupted(130), english)).toEqual({message: 'tidemark: interrupted\n', code: 130});
  });
});

describe('the environment', () => {
  it.each([
    [{LANG: 'zh_CN'}, 'zh'],
    [{LANG: 'zh_TW.UTF-8'}, 'zh'],
    [{LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_GB.UTF-8'}, 'zh'],
    [{LC_ALL: 'en_GB.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8'}, 'en'],
    [{LC_ALL: '', LANG: 'zh'}, 'zh'],
    [{LANG: 'zha_X'}, 'en'],
    [{LANG: 'C'}, 'en'],
  ])('%j speaks %s', (variables, lang) => expect(languageOf(variables)).toBe(lang));

  it.each([
    [{}, {isTTY: true}, true],
    [{}, {}, false],
    [{NO_COLOR: '1'}, {isTTY: true}, false],
    [{NO_COLOR: ''}, {isTTY: true}, true],
    [{TERM: 'dumb'}, {isTTY: true}, false],
    [{FORCE_COLOR: '1'}, {}, true],
    [{FORCE_COLOR: '0'}, {isTTY: true}, false],
    [{FORCE_COLOR: '1', NO_COLOR: '1'}, {}, true],
  ])('%j on %j has colours: %j', (variables, screen, color) => expect(terminalOf(screen, variables).color).toBe(color));

  it.each([
    [{}, true],
    [{LANG: 'en_GB.UTF-8'}, true],
    [{LANG: 'zh_CN.utf8@pinyin'}, true],
    [{LANG: 'zh_CN'}, true],
    [{LANG: 'en_GB.ISO-8859-1'}, false],
    [{LC_ALL: 'C', LANG: 'en_GB.UTF-8'}, false],
    [{LC_ALL: 'C.UTF-8'}, true],
  ])('%j has more than ASCII: %j', (variables, unicode) => expect(terminalOf({}, variables).unicode).toBe(unicode));

  it('is as wide as the terminal, as COLUMNS, or 80, and no wider than 120', () => {
    expect(terminalOf({columns: 67}, {COLUMNS: '50'}).width).toBe(67);
    expect(terminalOf({}, {COLUMNS: '50'}).width).toBe(50);
    expect(terminalOf({}, {COLUMNS: 'wide'}).width).toBe(80);
    expect(terminalOf({columns: 300}, {}).width).toBe(120);
  });
});

describe('progress', () => {
  /** What is written when an update comes so many milliseconds after the start. */
  function shown(isTTY: boolean, after: number, lang: 'zh' | 'en' = 'en', counted?: 'trials'): string {
    let [text, now] = ['', 0];
    const progress = new Progress({isTTY, write: (more) => (text += more)}, lang, counted, () => now);
    now = after;
    progress.update(25_000, 100_000);
    progress.close();
    return text;
  }

  it('comes after a second, on a terminal, and is wiped', () => {
    expect(shown(true, 900)).toBe('');
    expect(shown(false, 5000)).toBe('');
    expect(shown(true, 5000)).toBe('\r\u001B[K25 %, 25,000 of 100,000 replicates, about 15 s left\r\u001B[K');
  });

  it('counts trials where settings are tried', () => {
    expect(shown(true, 5000, 'en', 'trials')).toContain('25 %, 25,000 of 100,000 trials, about 15 s left');
    expect(shown(true, 5000, 'zh', 'trials')).toContain('次试算中的');
  });
});
