import {
  brokenRule,
  chances,
  type Chances,
  compile,
  type Compiled,
  drawsOf,
  forecast,
  formatIssue,
  type Lever,
  levers,
  type LeverSettings,
  loadScenario,
  type LoadedScenario,
  rememberTrees,
  METRIC_SCHEMAS,
  openLevers,
  Pool,
  say,
  TidemarkError,
  saidBy,
  SaidError,
  variantText,
  type WithLevers,
  type Words,
} from '../../engine/index.ts';
import {lastOf} from './last-of.ts';
import type {Answers, Asked, Beat, Failure, Files, Question, Reply, Said} from './protocol.ts';
import {type WorkerScript, workerOptions} from './worker-script.ts';

/**
 * The engine, off the page's own thread: it reads, compiles and runs, on this thread what is small and in workers of its own what is worth it. The page says where
 * their script is with the first message.
 */
let pool: Pool | undefined;

/** The question that is being answered in each lane. */
const running = new Map<string, AbortController>();

addEventListener('message', ({data}: MessageEvent<Asked | Beat | {readonly workers: WorkerScript}>) => {
  if ('workers' in data) pool = new Pool(workerOptions(data.workers));
  else if ('beat' in data) post({kind: 'alive'});
  else void reply(data);
});

async function reply({id, question}: Asked): Promise<void> {
  running.get(question.lane)?.abort();
  const controller = new AbortController();
  running.set(question.lane, controller);
  const start = performance.now();
  try {
    const answer = await answerTo(question, controller.signal, id);
    post(
      controller.signal.aborted
        ? {id, kind: 'cancelled'}
        : {id, kind: 'answer', answer, milliseconds: performance.now() - start},
    );
  } catch (error) {
    post(controller.signal.aborted ? {id, kind: 'cancelled'} : {id, kind: 'failure', failure: await failureOf(error)});
  } finally {
    if (running.get(question.lane) === controller) running.delete(question.lane);
  }
}

async function answerTo(question: Question, signal: AbortSignal, id: number): Promise<Answers[Question['what']]> {
  // A newer question that waits already goes first.
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
  if (question.what === 'stop') return true;
  const base = baseOf(question.files);
  if (question.what === 'variant') return variantOf(base, question);
  if (question.what === 'chances') return chancesOf(base, question, signal);
  const compiled = compiledOf(question, base);
  switch (question.what) {
    case 'outline': {
      const {id: name, title, description, run} = compiled.scenario;
      const {levers, files} = base;
      return {id: name, title, description, replicates: run.replicates, levers, budget: compiled.budget, files};
    }
    case 'audit':
      return (await import('../../engine/audit.ts')).audit([{compiled, file: question.files.entry}]);
    case 'compare': {
      const {base: other} = question;
      const before = compiledOf(other, baseOf(other.files));
      const sides = [
        {source: other.files.entry, compiled: before},
        {source: question.files.entry, compiled},
      ] as const;
      return (await import('../../engine/compare.ts')).compare(...sides, {pool, signal});
    }
    case 'drivers': {
      const {target, replicates} = question;
      const onProgress = (done: number, of: number) => post({id, kind: 'progress', replicates: done, of});
      const options = {targets: [target], together: 'shown', replicates, pool, signal, onProgress} as const;
      return (await import('../../engine/drivers.ts')).drivers(compiled, options);
    }
    case 'required': {
      const {target, probabilities, lever, replicates} = question;
      const options = {targets: [target], probabilities, lever, replicates, pool, signal};
      return (await import('../../engine/required.ts')).required(compiled, options);
    }
    case 'portfolio': {
      const {replicates, budget, targets, floors} = question;
      const onTrial = (trials: number) => post({id, kind: 'progress', replicates: trials, of: 1});
      const options = {replicates, budget, targets, floors, pool, signal, onTrial};
      return (await import('../../engine/portfolio.ts')).portfolio(compiled, options);
    }
    case 'draws':
      return (await drawsOf(compiled, [question.cell], {replicates: question.replicates, signal}))[0]!;
    case 'forecast':
      return forecast(compiled, {
        replicates: question.replicates,
        pool,
        signal,
        onProgress: (replicates, of) => post({id, kind: 'progress', replicates, of}),
      });
  }
}

const parse = rememberTrees();

function load(file: string, read: (path: string) => string): LoadedScenario {
  return loadScenario(file, read, METRIC_SCHEMAS, undefined, parse);
}

/** From the program with its levers open, which is compiled once for all places of the sliders; where they cannot be, from the variant's file. */
async function chancesOf(
  base: Base,
  question: Extract<Question, {what: 'chances'}>,
  signal: AbortSignal,
): Promise<Chances> {
  const {replicates, settings} = question;
  const options = {replicates, pool, signal};
  const open = openOf(base);
  const found = open && (await chances(open, settings, options));
  return found ?? forecast(compiledOf(question, base), options);
}

const openOf = lastOf(
  ({compiled, levers}: Base): WithLevers | undefined => openLevers(compiled, levers),
  (base) => base,
);

interface Base {
  readonly compiled: Compiled;
  readonly levers: readonly Lever[];
  readonly files: readonly string[];
}

/** The scenario last compiled is asked for again and again: for its levers, a fast answer, a full one, its draws. */
const baseOf = lastOf(
  ({texts, entry}: Files): Base => {
    const loaded = load(entry, (path) => textAt(texts, path));
    const compiled = compile(loaded);
    return {compiled, levers: levers(compiled), files: loaded.files};
  },
  ({texts, entry}) => JSON.stringify([entry, texts]),
);

type Set = Pick<Question, 'files' | 'settings'>;

/** With the levers set: the very scenario that the variant's file would be. */
function compiledOf(set: Set, base: Base): Compiled {
  return isUntouched(set.settings) ? base.compiled : setOf({...set, base});
}

const setOf = lastOf(
  ({files: {texts, entry}, settings, base}: Set & {base: Base}): Compiled => {
    const file = entry.replace(/(\.ya?ml)?$/, '-what-if.yaml');
    const text = variantOf(base, {files: {texts, entry}, settings});
    return compile(load(file, (path) => (path === file ? text : textAt(texts, path))));
  },
  ({files: {texts, entry}, settings}) => JSON.stringify([entry, settings, texts]),
);

function variantOf({compiled, levers}: Base, {files: {entry}, settings}: Set): string {
  const base = entry.slice(entry.lastIndexOf('/') + 1);
  return variantText({id: `${compiled.scenario.id}-what-if`, extends: base, levers, settings});
}

function isUntouched(settings: LeverSettings): boolean {
  return Object.values(settings).every((set) => typeof set === 'object' && Object.keys(set).length === 0);
}

function textAt(texts: Files['texts'], path: string): string {
  const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
  if (text === undefined) throw new SaidError(say`no such file`);
  return text;
}

/** In both languages; the Chinese is loaded only now. */
async function failureOf(error: unknown): Promise<Failure> {
  const {inWords} = await import('../../engine/messages.ts');
  const inBoth = (text: (words: Words) => string): Said => ({
    zh: text((said) => inWords(said, 'zh')),
    en: text(String),
  });
  if (!(error instanceof TidemarkError)) return {message: inBoth((words) => words(saidBy(error))), issues: []};
  return {
    message: inBoth((words) => error.issues.map((issue) => formatIssue(issue, words)).join('\n')),
    issues: error.issues.map(({path, location, hint, ...issue}) => ({
      ...(path && {path}),
      location,
      rule: inBoth((words) => words(brokenRule(issue))),
      hint: hint === undefined ? undefined : inBoth((words) => words(hint)),
    })),
  };
}

function post(reply: Reply): void {
  postMessage(reply);
}
