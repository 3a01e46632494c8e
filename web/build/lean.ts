import type {Plugin} from 'vite';
import {withoutDescriptions} from './without-descriptions.ts';
import {withoutEmbeddedWorker} from './without-embedded-worker.ts';
import {withoutJsonSchema} from './without-json-schema.ts';
import {withoutNode} from './without-node.ts';
import {withoutStringFormats} from './without-string-formats.ts';
import {withoutYamlWriter} from './without-yaml-writer.ts';
import {withoutZodWords} from './without-zod-words.ts';

/** What page and workers do not need of the libraries they use. */
export function lean(): Plugin[] {
  return [
    withoutNode(),
    withoutEmbeddedWorker(),
    withoutJsonSchema(),
    withoutDescriptions(),
    withoutZodWords(),
    withoutStringFormats(),
    withoutYamlWriter(),
  ];
}
