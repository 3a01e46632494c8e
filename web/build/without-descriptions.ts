import type {Plugin} from 'vite';

const DESCRIBED = /\.optional\(\)\s*\.describe\(\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*,?\s*\)/g;

/** Leaves out what optional fields say of themselves: only the JSON Schema tells it. Of a field that is missing the page does say what it is. */
export function withoutDescriptions(): Plugin {
  return {
    name: 'tidemark:without-descriptions',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: {id: /engine.(?:scenario|metrics).[\w-]+\.ts$/},
      handler: (code) => ({code: code.replaceAll(DESCRIBED, '.optional()'), map: null}),
    },
  };
}
