import {globSync} from 'node:fs';
import {basename} from 'node:path';
import {expect, it} from 'vitest';
import {loadInstruments} from '../../engine/plan/load-instruments.ts';
import {loadPlan} from '../../engine/plan/load-plan.ts';
import {fileReader} from '../../engine/scenario/read-file.ts';

it('every plan file that the project brings is right', () => {
  const files = globSync('scenarios/plans/*/{targets,instruments}.yaml').toSorted();
  expect(files.length).toBeGreaterThanOrEqual(9);
  for (const file of files) {
    const read = fileReader(file);
    if (basename(file) === 'targets.yaml')
      expect(Object.keys(loadPlan(file, read).plan.targets).length, file).toBeGreaterThan(0);
    else expect(Object.keys(loadInstruments(file, read).instruments.items).length, file).toBeGreaterThan(0);
  }
});
