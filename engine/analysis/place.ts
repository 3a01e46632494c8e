import type {Compiled} from '../compile/compile.ts';
import type {Path} from '../errors.ts';
import type {Checked} from '../gate-schema.ts';

/** Where the value at a path of a scenario is written, as reports say it. */
export function placeOf({source}: Pick<Compiled, 'source'>, path: Path): Pick<Checked, 'place'> {
  const location = source.locate(path);
  if (!location) return {};
  const {file, line, column} = location;
  return {place: {file, line, column}};
}
