import {readFileSync} from 'node:fs';
import type {Plugin} from 'vite';
import {parse} from 'yaml';

const ASKED = '?outline';

/** What `scenario.yaml?outline` gives: title, description and what it extends, so that the page can offer a library of scenarios before it loads any. */
export function fileOutlines(): Plugin {
  return {
    name: 'tidemark:file-outlines',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(`.yaml${ASKED}`)) return null;
      const file = id.slice(0, -ASKED.length);
      this.addWatchFile(file);
      const {title, description, extends: base = []} = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      const outline = {title, description, extends: [base].flat()};
      return {code: `export default ${JSON.stringify(outline)}`, map: null};
    },
  };
}
