import type {ReadText} from '../scenario/extend.ts';
import type {SourceMap} from '../scenario/source-map.ts';
import {type Instruments, instrumentsSchema} from './instruments-schema.ts';
import {readPlanFile} from './read-plan-file.ts';

export interface LoadedInstruments {
  readonly instruments: Instruments;
  /** Where each value was written. */
  readonly source: SourceMap;
  readonly file: string;
}

/** A plan's instruments.yaml. Throws a TidemarkError with everything that is wrong, each with its place. */
export function loadInstruments(file: string, read: ReadText): LoadedInstruments {
  const {parsed, source} = readPlanFile(file, read, instrumentsSchema);
  return {instruments: parsed, source, file};
}
