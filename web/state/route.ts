/** Where the reader is: a path of names such as `target/all-core-2027`, and what goes with them on every page, such as the language. It is the part of the address behind `#`. */
export interface Route {
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** `#target/all-core-2027?lang=zh`; what cannot be decoded stands as it is. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return {
    path: path.split('/').filter(Boolean).map(decoded),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** The address of a route, `#` first. */
export function hrefOf({path, query}: Route): string {
  const search = new URLSearchParams(query).toString();
  return `#${path.map(encodeURIComponent).join('/')}${search && `?${search}`}`;
}

/** With some of what goes along changed; undefined takes a key out. */
export function withQuery({path, query}: Route, changes: Readonly<Record<string, string | undefined>>): Route {
  const entries = Object.entries({...query, ...changes}).filter((entry): entry is [string, string] => !!entry[1]);
  return {path, query: Object.fromEntries(entries)};
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
