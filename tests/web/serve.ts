import {createReadStream, existsSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** A folder behind an address of this machine, as the plainest of servers would show it. */
export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a folder below the path `/any/folder/`, so that nothing may count on lying at the top. */
export async function serve(folder: string): Promise<Served> {
  const prefix = '/any/folder/';
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url!, 'http://any').pathname);
    const file = join(folder, path.slice(prefix.length) || 'index.html');
    if (!path.startsWith(prefix) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {'content-type': TYPES[extname(file)] ?? 'application/octet-stream'});
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
