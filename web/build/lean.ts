import type {Plugin} from 'vite';
import {withoutEmbeddedWorker} from './without-embedded-worker.ts';
import {withoutJsonSchema} from './without-json-schema.ts';
import {withoutNode} from './without-node.ts';

/** What page and workers do not need of the libraries they use. */
export function lean(): Plugin[] {
  return [withoutNode(), withoutEmbeddedWorker(), withoutJsonSchema()];
}
