import type {Plugin} from 'vite';

const TEXT = /embeddedWorker = "(?:[^"\\]|\\.)*";/;

/** Leaves out the script that workerpool gives workers when it is told of none: here it always is. */
export function withoutEmbeddedWorker(): Plugin {
  return {
    name: 'tidemark:without-embedded-worker',
    apply: 'build',
    transform: {
      filter: {id: /workerpool.dist.workerpool\.js$/},
      handler(code) {
        if (!TEXT.test(code)) this.error('workerpool holds its script in another way than was known');
        return {code: code.replace(TEXT, 'embeddedWorker = "";'), map: null};
      },
    },
  };
}
