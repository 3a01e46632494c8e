import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {loadScenario} from '../../engine/scenario/load.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';
import {errorOf, withSections} from './helpers.ts';
import {KINDS} from './kinds.ts';

let folder = '';

/** The first line of what is wrong with a file, its folder left out. */
function errorsOf(name: string): string {
  const file = join(folder, name);
  return errorOf(() => loadScenario(file, fileReader(file), KINDS))
    .message.split('\n', 1)[0]!
    .replaceAll(`${folder}/`, '');
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-'));
  const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'plan/parts'), {recursive: true});
  write('outside.yaml', withSections(''));
  write('plan/base.yaml', withSections(''));
  write('plan/variant.yaml', 'extends: parts/high.yaml');
  write('plan/parts/high.yaml', 'extends: ../base.yaml\ntitle: High');
  symlinkSync('../outside.yaml', join(folder, 'plan/escape.yaml'));
  symlinkSync('base.yaml', join(folder, 'plan/inside.yaml'));
  symlinkSync('round.yaml', join(folder, 'plan/round.yaml'));
  write('plan/by-escape.yaml', 'extends: escape.yaml');
  write('plan/by-inside.yaml', 'extends: inside.yaml');
  write('plan/by-folder.yaml', 'extends: parts');
  write('plan/latin.yaml', Uint8Array.of(0x69, 0x64, 0x3a, 0x20, 0xe9));
  write('plan/big.yaml', '');
  truncateSync(join(folder, 'plan/big.yaml'), 10_500_000);
  write('plan/by-big.yaml', 'extends: big.yaml');
  write('plan/secret.yaml', '');
  chmodSync(join(folder, 'plan/secret.yaml'), 0o000);
});

afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe('fileReader', () => {
  it('reads a file and what it extends', () => {
    const file = join(folder, 'plan/variant.yaml');
    const {scenario, files} = loadScenario(file, fileReader(file), KINDS);
    expect(scenario.title).toBe('High');
    expect(files).toEqual(
      ['plan/base.yaml', 'plan/parts/high.yaml', 'plan/variant.yaml'].map((name) => join(folder, name)),
    );
  });

  it('follows a link inside the folder', () => expect(errorsOf('plan/by-inside.yaml')).toBe(''));

  it('follows a link that was asked for itself', () => expect(errorsOf('plan/escape.yaml')).toBe(''));

  it.each([
    [
      'plan/by-escape.yaml',
      'plan/by-escape.yaml:1:10 extends: cannot read plan/escape.yaml, it links to a file outside the scenario folder',
    ],
    ['plan/nothing.yaml', 'cannot read plan/nothing.yaml, no such file'],
    ['plan/base.yaml/x.yaml', 'cannot read plan/base.yaml/x.yaml, no such file'],
    ['plan/parts', 'cannot read plan/parts, it is a folder'],
    ['plan/by-folder.yaml', 'plan/by-folder.yaml:1:10 extends: cannot read plan/parts, it is a folder'],
    ['plan/round.yaml', 'cannot read plan/round.yaml, its links go round in a circle'],
    ['plan/latin.yaml', 'cannot read plan/latin.yaml, it is not UTF-8 text'],
    ['plan/big.yaml', 'cannot read plan/big.yaml, a file must be at most 10 MB, got 10.5 MB'],
    [
      'plan/by-big.yaml',
      'plan/by-big.yaml:1:10 extends: cannot read plan/big.yaml, a file must be at most 10 MB, got 10.5 MB',
    ],
  ])('%s', (name, message) => expect(errorsOf(name)).toBe(message));

  it.skipIf(process.getuid?.() === 0)('says when it may not read', () =>
    expect(errorsOf('plan/secret.yaml')).toBe('cannot read plan/secret.yaml, permission denied'),
  );

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', () => {
    execFileSync('mkfifo', [join(folder, 'plan/pipe.yaml')]);
    expect(errorsOf('plan/pipe.yaml')).toBe('cannot read plan/pipe.yaml, it is not an ordinary file');
  });

  it.skipIf(process.platform === 'win32')('does not read a device without end', () => {
    const file = '/dev/zero';
    expect(errorOf(() => loadScenario(file, fileReader(file), KINDS)).message).toBe(
      'cannot read /dev/zero, it is not an ordinary file',
    );
  });
});
