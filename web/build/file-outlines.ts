import {readFileSync} from 'node:fs';
import type {Plugin} from 'vite';
import {parse} from 'yaml';

/**
 * What `scenario.yaml?outline` gives, title and what it extends, and `scenario.yaml?description`, so that the page can offer a library of scenarios before it loads
 * any.
 */
export function fileOutlines(): Plugin {
  return {
    name: 'tidemark:file-outlines',
    enforce: 'pre',
    load(id) {
      const [, file, asked] = /^(.+\.yaml)\?(outline|description)$/.exec(id) ?? [];
      if (file === undefined) return null;
      this.addWatchFile(file);
      const {title, description, extends: base = []} = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      const value = asked === 'outline' ? {title, extends: [base].flat()} : description;
      return {code: `export default ${JSON.stringify(value)}`, map: null};
    },
  };
}
