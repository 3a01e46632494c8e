import type {LeverSettings} from '../../engine/index.ts';
import type {Files} from '../engine/protocol.ts';

/** The most characters of a link that mail, chat and browsers pass on whole. */
export const LONGEST_LINK = 30_000;

/** Lever settings as they stand in an address: `trend:0.08~edge.qiantang:0.02`. */
export function settingsText(settings: LeverSettings): string {
  return Object.entries(settings)
    .flatMap(([id, set]) =>
      typeof set === 'number'
        ? [`${id}:${set}`]
        : Object.entries(set).map(([district, value]) => `${id}.${district}:${value}`),
    )
    .join('~');
}

/** Back from an address; what is no setting is left out. */
export function readSettings(text: string): LeverSettings {
  const settings = new Map<string, number | Map<string, number>>();
  for (const part of text.split('~')) {
    const [, id, district, number] = /^(\w+)(?:\.(\w[\w-]*))?:(-?[\d.]+(?:e[+-]?\d+)?)$/.exec(part) ?? [];
    const value = Number(number);
    if (id === undefined || !Number.isFinite(value)) continue;
    if (district === undefined) settings.set(id, value);
    else {
      const places = settings.get(id);
      settings.set(id, (places instanceof Map ? places : new Map<string, number>()).set(district, value));
    }
  }
  return Object.fromEntries(
    [...settings].map(([id, set]) => [id, set instanceof Map ? Object.fromEntries(set) : set] as const),
  );
}

/** Files as they stand in an address: JSON, deflated, in base64 for addresses. */
export async function filesText(files: Files): Promise<string> {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(JSON.stringify(files)));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Back from an address. Throws where it was cut or is no such text. */
export async function readFiles(text: string): Promise<Files> {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const json = await through(new DecompressionStream('deflate-raw'), bytes);
  const files = JSON.parse(new TextDecoder().decode(json)) as Files;
  const isText = (value: unknown) => typeof value === 'string';
  if (!isText(files.entry) || typeof files.texts !== 'object' || !Object.values(files.texts).every(isText))
    throw new TypeError('the link holds no scenario');
  return {entry: files.entry, texts: files.texts};
}

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array<ArrayBuffer>) {
  const transformed = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(transformed).arrayBuffer());
}
