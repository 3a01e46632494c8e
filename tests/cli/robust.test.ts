/** What goes wrong around a run: Ctrl-C, disks, pipes, terminals, line ends, sizes, and others at work in the same folder. */
import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {displayWidth} from '../../engine/errors.ts';
import {baselineSchema} from '../../engine/gate-schema.ts';
import {
  BROKEN_PLAN,
  folder,
  LONG_PLAN,
  MAIN,
  outcome,
  type Outcome,
  PLAN,
  scenarioFile,
  start,
  tidemark,
} from './harness.ts';

const plan = scenarioFile(PLAN);
const long = scenarioFile(LONG_PLAN, 'long.yaml');
/** Its first check is at the true probability: it goes on for minutes. */
const near = scenarioFile(
  PLAN.replace('">= 10%"', '">= 52.3%"').replace('seed: 7', 'seed: 7, max_replicates: 400000000'),
  'near.yaml',
);

/** With levers that have costs. */
const DECISIONS = PLAN.replace(
  'trend: {value: "normal(mean = 5%, sd = 3%)"}',
  `trend: {value: "normal(mean = 5%, sd = 3%)"}
  push: {value: 0%, lever: {min: 0%, max: 4%, step: 1%, cost: points}}`,
).replace('rate: trend', 'rate: trend + push');
const decisions = scenarioFile(DECISIONS, 'decisions.yaml');

async function shell(script: string, ...args: readonly string[]): Promise<Outcome> {
  const env = {PATH: process.env['PATH'], LANG: 'C.UTF-8'};
  return outcome(spawn('sh', ['-c', script, 'sh', process.execPath, MAIN, ...args], {env}));
}

function works(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}

describe.concurrent('Ctrl-C', () => {
  // Milliseconds after the start: while Node starts, while the engine is loaded, and while it runs. They are drawn anew each time: no moment may do harm.
  const moments = [0, 1, 2, 3].map((i) => Math.round(1500 * ((i + Math.random()) / 4) ** 2));

  it.each([
    [
      'run',
      (at: string) => ['run', long, '--out', `${at}/f.json`, '--markdown', `${at}/f.md`, '--html', `${at}/f.html`],
    ],
    ['check', (at: string) => ['check', near, '--out', `${at}/c.txt`, '--junit', `${at}/c.xml`, '--save', at]],
    ['check --save', (at: string) => ['check', long, '--junit', `${at}/c.xml`, '--save', at]],
    ['compare', (at: string) => ['compare', plan, long, '--out', `${at}/c.json`, '--markdown', `${at}/c.md`]],
    ['drivers', (at: string) => ['drivers', decisions, '--replicates', '300000', '--out', `${at}/d.txt`]],
    ['required', (at: string) => ['required', decisions, '--replicates', '3000000', '--out', `${at}/r.txt`]],
    ['levers', (at: string) => ['levers', decisions, '--replicates', '9000000', '--out', `${at}/l.txt`]],
  ])('stops %s at any moment and leaves no file', async (_, args) => {
    for (const moment of moments) {
      const at = folder();
      const child = start(args(at));
      let killed: string | null = null;
      child.on('exit', (_code, signal) => (killed = signal));
      const ended = outcome(child);
      await new Promise((resolve) => setTimeout(resolve, moment));
      child.kill('SIGINT');
      const {code} = await ended;
      // Before anything listens the system ends the process, which shells call 130 too.
      expect(killed ?? code, `after ${moment} ms`).toBe(killed ? 'SIGINT' : 130);
      expect(readdirSync(at), `after ${moment} ms`).toEqual([]);
    }
  });

  it('is heard between files that take no time each', async () => {
    const child = start(['validate', ...Array.from({length: 3000}, () => plan)]);
    const ended = outcome(child);
    child.stdout!.once('data', () => child.kill('SIGINT'));
    const {code, stderr} = await ended;
    expect([code, stderr]).toEqual([130, 'tidemark: interrupted\n']);
  });
});

// A file system of one page, in a name space of its own, which ends with the process.
const canMount = works('unshare', '-rm', 'sh', '-c', 'mount -t tmpfs -o size=4k tmpfs /mnt');

describe.concurrent('a disk', () => {
  it.runIf(canMount)('that is full: says so, keeps the old file and leaves nothing beside it', async () => {
    const script = `mount -t tmpfs -o size=4k tmpfs "$3" && echo old > "$3/old" && "$@" --out "$3/old"`;
    for (const command of [
      `"$1" "$2" run "$4" --json`,
      `"$1" "$2" check "$4" --json`,
      `"$1" "$2" compare "$4" "$4" --json`,
    ]) {
      const at = folder();
      const run = script.replace('"$@"', command);
      const {code, stdout, stderr} = await shell(
        `unshare -rm sh -c '${run}; echo $? $(cat "$3/old") $(ls -A "$3")' sh "$@"`,
        at,
        plan,
      );
      expect(code).toBe(0);
      if (command.includes('run'))
        expect([stdout, stderr]).toEqual(['2 old old\n', expect.stringContaining('the disk is full')]);
      // Other reports may fit into a page: then they are there, whole.
      else expect(stdout).toMatch(/^(2 old|[01] \{.*\}) old\n$/);
    }
  });

  it.runIf(canMount)('that is full: a baseline is not begun, and the check says so', async () => {
    const at = folder();
    const script = `mount -t tmpfs -o size=4k tmpfs "$3" && head -c 4000 /dev/zero > "$3/filler"; "$1" "$2" check "$4" --save "$3"; echo $? $(ls -A "$3")`;
    const {stdout, stderr} = await shell(`unshare -rm sh -c '${script}' sh "$@"`, at, plan);
    expect(stdout).toMatch(/2 filler\n$/);
    expect(stderr).toContain('the disk is full');
  });

  it.runIf(canMount)('that is read-only: says so before it runs', async () => {
    const at = folder();
    const script = `mount --bind "$3" "$3" && mount -o remount,bind,ro "$3" && exec "$1" "$2" run "$4" --out "$3/f.json"`;
    const {code, stdout, stderr} = await shell(`unshare -rm sh -c '${script}' sh "$@"`, at, long);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^tidemark: cannot write .*: the disk is read-only\n {2}hint: /);
  });

  it.for([
    ['run', ['run', long, '--out']],
    ['check --junit', ['check', near, '--junit']],
    ['check --markdown', ['check', near, '--markdown']],
    ['compare', ['compare', plan, long, '--out']],
    ['drivers', ['drivers', decisions, '--out']],
    ['required', ['required', decisions, '--out']],
    ['levers', ['levers', decisions, '--out']],
  ] as const)('on which one may not write: %s says so before it runs', async ([, args], context) => {
    const at = folder();
    chmodSync(at, 0o555);
    // Root may write anywhere, so nobody runs it.
    const nobody = process.getuid?.() === 0 ? {uid: 65534, gid: 65534} : {};
    const env = {PATH: process.env['PATH'], LANG: 'C.UTF-8', NODE_DISABLE_COMPILE_CACHE: '1'};
    const readable = scenarioFolderFor(args);
    const {code, stdout, stderr} = await outcome(
      spawn(process.execPath, [MAIN, ...readable, join(at, 'f.json')], {env, ...nobody}),
    );
    // Where others may not even read the checkout, Node itself says so.
    context.skip(/EACCES: permission denied, (open|lstat)/.test(stderr));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^tidemark: cannot write .*: permission denied\n {2}hint: name a folder in which you may write\n$/,
    );
  });
});

/** Folders of tests are their makers' alone; here others read the scenario too. */
function scenarioFolderFor(args: readonly string[]): readonly string[] {
  for (const file of args.filter((arg) => arg.endsWith('.yaml'))) chmodSync(join(file, '..'), 0o755);
  return args;
}

describe.concurrent('a reader that goes', () => {
  it.each([
    ['check', ['check', plan], 1],
    ['compare', ['compare', plan, scenarioFile(PLAN.replace('5%', '9%')), '--fail-if', 'change > 1 point'], 1],
    ['validate', ['validate', plan, scenarioFile(BROKEN_PLAN)], 2],
    ['run', ['run', plan, plan, plan], 0],
    ['drivers', ['drivers', decisions, '--replicates', '2000', '--json'], 0],
    ['required', ['required', decisions, '--replicates', '2000', '--json'], 0],
    ['levers', ['levers', decisions, '--replicates', '2000', '--json'], 0],
  ] as const)('changes no exit code of %s', async (_, args, expected) => {
    const child = start(args);
    const ended = outcome(child);
    child.stdout!.destroy();
    const {code, stderr} = await ended;
    expect(code).toBe(expected);
    expect(stderr).not.toContain('EPIPE');
  });

  it('changes no file that is written', async () => {
    const at = folder();
    const {stdout, stderr} = await shell(
      `{ "$1" "$2" check "$4" --junit "$3/c.xml"; echo $? >&2; } | head -c 1`,
      at,
      plan,
    );
    expect(stdout).toHaveLength(1);
    expect(stderr).toBe(`wrote ${at}/c.xml\n1\n`);
    expect(readFileSync(join(at, 'c.xml'), 'utf8')).toMatch(/<\/testsuites>\s*$/);
  });

  it('is none at all where streams are closed', async () => {
    expect((await shell(`exec "$1" "$2" check "$3" <&- >&- 2>&-`, plan)).code).toBe(1);
  });
});

const hasTerminal = works('script', '-qec', 'true', '/dev/null');

describe.concurrent('a terminal', () => {
  it.runIf(hasTerminal).each([
    ['check', plan],
    ['run', plan],
    ['compare', plan, scenarioFile(PLAN.replace('5%', '9%'))],
    ['drivers', decisions, '--replicates', '2000'],
    ['required', decisions, '--replicates', '2000'],
    ['levers', decisions, '--replicates', '2000'],
  ])('of 40 columns shows %s in colours, unless NO_COLOR is set', async (...args) => {
    const lang = ['--lang', 'zh'];
    const command = [process.execPath, MAIN, ...args, ...lang].map((word) => `'${word}'`).join(' ');
    const shown = (variables: string) =>
      execFileSync('script', ['-qec', `stty cols 40; ${variables} ${command} || true`, '/dev/null'], {
        encoding: 'utf8',
        env: {PATH: process.env['PATH'], LANG: 'C.UTF-8', TERM: 'xterm'},
        stdio: ['ignore', 'pipe', 'pipe'],
      }).replaceAll('\r', '');
    const plain = shown('NO_COLOR=1');
    expect(plain).not.toContain('\u001B');
    const colored = shown('');
    expect(colored).toContain('\u001B[');
    // oxlint-disable-next-line no-control-regex
    expect(colored.replaceAll(/\u001B\[[\d;]*m/g, '')).toBe(plain);
    // A path is never broken, so that it can be copied.
    const wide = plain.split('\n').filter((line) => displayWidth(line) > 40 && !line.includes('/tmp'));
    expect(wide).toEqual([]);
  });
});

/** What drivers, required and levers say of scenarios in which there is little or nothing to answer. */
describe('a question', () => {
  const targets = /\ntargets:[^]*?(?=\n\w)/;
  const checks = /\nchecks:[^]*?(?=\n\w|$)/;
  const noTargets = scenarioFile(DECISIONS.replace(checks, '').replace(targets, ''), 'no-targets.yaml');
  const constants = scenarioFile(
    DECISIONS.replace('"normal(mean = 5%, sd = 3%)"', '5%').replace('volatility: 4%', 'volatility: 0%'),
    'constants.yaml',
  );
  const misplaced = scenarioFile(
    DECISIONS.replace('volatility: 4%', 'volatility: "choice(values = [3%, push], weights = [1, 1])"'),
    'misplaced.yaml',
  );

  it.each([
    ['drivers', '--target', 'whole-2062', 'unknown target whole-2062'],
    ['required', '--target', 'whole-2062', 'unknown target whole-2062'],
    ['levers', '--targets', 'whole-2062', 'unknown target whole-2062'],
    ['required', '--lever', 'pusj', 'did you mean push?'],
    ['required', '--lever', 'push/north', 'lever push has no value of its own in north'],
    ['required', '--probability', '0%', 'must be a probability'],
    ['required', '--probability', 'likely', 'must be a probability'],
    ['levers', '--budget', 'much', 'the budget much'],
    ['levers', '--budget', '-1', 'the budget must be at least 0'],
    ['levers', '--floor', 'whole-2026 > 20%', 'must be such as'],
    ['levers', '--floor', 'whole-2026 >= 120%', 'must be such as'],
    ['drivers', '--metric', 'revenue/whole/26', '--metric must be metric/district/year'],
    ['drivers', '--replicates', '0', '--replicates'],
    ['required', '--replicates', 'many', '--replicates'],
    ['levers', '--seed', '1.5', '--seed'],
  ])('%s %s %s is a wrong call', async (command, option, value, message) => {
    const {code, stdout, stderr} = await tidemark([command, decisions, option, value]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('about no target, or with no lever, says what to write', async () => {
    for (const command of ['required', 'levers']) {
      const {code, stderr} = await tidemark([command, noTargets]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('the scenario has no targets')]);
    }
    const {code, stdout} = await tidemark([
      'drivers',
      noTargets,
      '--replicates',
      '500',
      '--metric',
      'revenue/whole/2026',
    ]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('Trend')]);
    expect(await tidemark(['required', plan, '--lever', 'trend'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('unknown lever trend'),
    });
    expect(await tidemark(['levers', plan])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no lever has a cost'),
    });
  });

  it('of a scenario of constants alone has an answer', async () => {
    for (const command of ['drivers', 'required', 'levers']) {
      const {code, stdout, stderr} = await tidemark([command, constants, '--replicates', '500']);
      expect([command, code, stderr]).toEqual([command, 0, '']);
      expect(stdout).toMatch(/\S/);
      expect(stdout).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('is answered from two replicates without numbers that are none; one has no error', async () => {
    for (const command of ['drivers', 'required', 'levers']) {
      const {code, stdout, stderr} = await tidemark([command, decisions, '--replicates', '2']);
      expect([command, code, stderr]).toEqual([command, 0, '']);
      expect(stdout).not.toMatch(/NaN|undefined|Infinity/);
      expect(await tidemark([command, decisions, '--replicates', '1'])).toEqual({
        code: 2,
        stdout: '',
        stderr: 'tidemark: replicates must be an integer of at least 2, got 1\n',
      });
    }
  });

  it('of a lever that stands where only a fixed number can says so, and where', async () => {
    for (const args of [
      ['required', misplaced, '--lever', 'push'],
      ['levers', misplaced],
    ]) {
      const {code, stdout, stderr} = await tidemark(args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/misplaced\.yaml:\d+:\d+ metrics\.revenue\.volatility: values must be the same/);
      expect(stderr).toContain('it rests on lever push, which cannot be moved here');
    }
    // Without moving it there is nothing wrong.
    expect((await tidemark(['required', misplaced, '--replicates', '500'])).code).toBe(0);
  });
});

describe('a file from Windows', () => {
  const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  const ours = scenarioFile(windows(PLAN));

  it('is the same scenario', async () => {
    expect((await tidemark(['validate', ours])).stdout).toMatch(/: 3 districts, 1 metric, 3 targets, 2 checks\n$/);
    const [{stdout: here}, {stdout: there}] = [await tidemark(['run', plan]), await tidemark(['run', ours])];
    expect(there).toBe(here);
    const checked = async (file: string) => (await tidemark(['check', file])).stdout.replace(file, '');
    expect(await checked(ours)).toBe(await checked(plan));
    expect((await tidemark(['compare', plan, ours])).stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Nothing that may change a number has changed',
    );
  });

  it('has its faults where they are', async () => {
    const said = async (text: string) => {
      const file = scenarioFile(text);
      return (await tidemark(['validate', file])).stderr.replaceAll(file, '');
    };
    expect(await said(windows(BROKEN_PLAN))).toBe(await said(BROKEN_PLAN));
  });

  it('may be a baseline too', async () => {
    const at = join(folder(), 'b.json');
    await tidemark(['check', plan, '--save', at]);
    writeFileSync(at, windows(readFileSync(at, 'utf8')));
    const {stdout} = await tidemark(['check', ours, '--baseline', at]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`the same to the digit as ${at}`);
    expect((await tidemark(['compare', at, ours])).code).toBe(0);
  });
});

describe('a file of 10 MB', () => {
  const comment = `# ${'x'.repeat(97)}\n`;
  const tenMB = PLAN + comment.repeat(Math.floor((10_000_000 - PLAN.length) / comment.length) - 1);

  it('is read', async () => {
    const file = scenarioFile(tenMB);
    expect(await tidemark(['validate', file])).toMatchObject({code: 0, stderr: ''});
  });

  it.each(['validate', 'run', 'check', 'compare'])(
    'is refused by %s where it is larger, and the others go on',
    async (command) => {
      const file = scenarioFile(tenMB + comment.repeat(5000));
      const {code, stdout, stderr} = await tidemark([command, file, plan]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^tidemark: cannot read .*, a file must be at most 10 MB, got 10\.5 MB\n/);
      if (command !== 'compare') expect(stdout).toContain(command === 'validate' ? 'ok ' : 'A plan for two places');
    },
  );
});

describe('runs side by side in one folder', () => {
  it('do not disturb each other', async () => {
    const at = folder();
    mkdirSync(join(at, 'saved'));
    const one = (seed: number) =>
      outcome(
        start([
          'check',
          plan,
          '--seed',
          `${seed}`,
          '--out',
          `${at}/c.json`,
          '--junit',
          `${at}/c.xml`,
          '--save',
          `${at}/b.json`,
        ]),
      );
    const ended = await Promise.all([1, 2, 3, 4].map(one));
    for (const {code, stderr} of ended) expect([code, stderr.replaceAll(/^wrote .*\n/gm, '')]).toEqual([1, '']);
    expect(readdirSync(at)).toEqual(['b.json', 'c.json', 'c.xml', 'saved']);
    expect(() => JSON.parse(readFileSync(join(at, 'c.json'), 'utf8')) as unknown).not.toThrow();
    expect(readFileSync(join(at, 'c.xml'), 'utf8')).toMatch(/^<\?xml [^]*<\/testsuites>\s*$/);
    const {run} = baselineSchema.parse(JSON.parse(readFileSync(join(at, 'b.json'), 'utf8')));
    expect([1, 2, 3, 4]).toContain(run.seed);
  });
});
