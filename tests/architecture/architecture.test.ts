import {globSync, readFileSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';
import {describe, expect, it} from 'vitest';

const ENGINE = new URL('../../engine/', import.meta.url).pathname;

/**
 * The rooms of the engine from the ground up. A file imports from its own room or from rooms on lower floors; rooms on one floor know nothing of each
 * other. Kernels know the table of operations, by type only: they are its other half.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['message'],
  ['errors', 'messages', 'mathjs', 'kernels', 'version', 'forecast-schema', 'severities'],
  ['program', 'units', 'gate-schema', 'audit-schema', 'required-schema', 'drivers-schema', 'portfolio-schema'],
  ['distributions', 'run', 'expression', 'report'],
  ['scenario'],
  ['metrics'],
  ['compile'],
  ['plan'],
  ['analysis', 'audit'],
  [
    'index',
    'charts',
    'compare',
    'display',
    'drivers',
    'drivers-display',
    'portfolio',
    'portfolio-display',
    'required',
    'required-display',
    'browser',
  ],
  ['cli'],
];

/** Rooms that compute digits: they know nothing of YAML, mathjs, zod or files. */
const DIGITS = ['kernels/scalar', 'program', 'run', 'distributions'];

const files = globSync('**/*.{ts,js}', {cwd: ENGINE}).filter(
  (file) => !file.startsWith('kernels/assembly') && !file.includes('.generated.'),
);

function roomOf(file: string): string {
  const [first = '', ...rest] = file.split('/');
  return rest.length ? first : first.replace(/\.[jt]s$/, '');
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ENGINE, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier]) => specifier!);
}

function isTypeImport(file: string, name: string): boolean {
  return new RegExp(`import type [^;]*/${name}'`).test(readFileSync(join(ENGINE, file), 'utf8'));
}

describe('architecture', () => {
  it('finds the engine', () => expect(files.length).toBeGreaterThan(30));

  it('has a floor for every room', () =>
    expect([...new Set(files.map(roomOf))].filter((room) => floorOf(room) < 0)).toEqual([]));

  it('imports point one way, down', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => normalize(join(dirname(file), specifier)))
        .filter((target) => !target.startsWith('..') && roomOf(target) !== roomOf(file))
        .filter((target) => floorOf(roomOf(target)) >= floorOf(roomOf(file)))
        .filter(
          (target) => !(file === 'kernels/kernels.ts' && target === 'program/ops.ts' && isTypeImport(file, 'ops.ts')),
        )
        .map((target) => `${file} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('kernels, program, run and distributions know nothing of YAML, mathjs, zod or files', () => {
    const wrong = files
      .filter((file) => DIGITS.some((room) => file.startsWith(`${room}/`)))
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => /^(yaml|mathjs|zod|node:fs|commander)|\/mathjs\//.test(specifier))
          .map((specifier) => `${file} -> ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  it('no function whose digits differ between machines stands in the path of a result', () => {
    const forbidden =
      /Math\.(random|exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)\b|Date\.now|\*\*/;
    const wrong = files
      .filter((file) => /^(kernels\/scalar|program|run|distributions|compile|metrics|analysis|audit)\//.test(file))
      .flatMap((file) =>
        readFileSync(join(ENGINE, file), 'utf8')
          .split('\n')
          .map((line, i) => [line.replace(/\/\/.*|^\s*\/?\*.*/, ''), `${file}:${i + 1} ${line.trim()}`] as const)
          .filter(([code]) => forbidden.test(code))
          .map(([, place]) => place),
      );
    expect(wrong).toEqual([]);
  });

  it.each(['web', 'notebooks'])('%s imports the public entries of the engine only', (room) => {
    const folder = new URL(`../../${room}/`, import.meta.url).pathname;
    const files = globSync('**/*.{ts,tsx,html}', {cwd: folder});
    expect(files.length).toBeGreaterThan(1);
    const wrong = files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']*\/engine\/[^']+)'/g)]
        .map(([, specifier]) => normalize(join(room, dirname(file), specifier!)))
        .filter((target) => target.startsWith('engine/') && target.split('/').length > 2)
        .map((target) => `${file} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('no any', () => {
    const wrong = files.filter((file) =>
      /(:|<|as) any\b/.test(readFileSync(join(ENGINE, file), 'utf8').replaceAll(/\/\/.*|\/\*[^]*?\*\//g, '')),
    );
    expect(wrong).toEqual([]);
  });
});
