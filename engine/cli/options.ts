import {type Command, InvalidArgumentError, Option} from 'commander';
import {packed, say} from '../message.ts';
import type {Language} from '../units.ts';
import type {Help} from './help.ts';

/** Options that several commands share. */

export function langOption(help: Help): Option {
  return new Option('--lang <zh|en>', help.options.lang).argParser(language);
}

export interface LangOption {
  readonly lang?: Language;
}

/** Of a command that runs a scenario and ends in one report. */
export interface RunReportOptions extends LangOption {
  readonly json?: boolean;
  readonly out?: string;
  readonly replicates?: number;
  readonly seed?: number;
  readonly workers?: number;
}

/** Adds these behind a command's own. */
export function withRunReportOptions(command: Command, help: Help): Command {
  return command
    .option('--json', help.options.jsonReport)
    .option('--out <path>', help.options.out)
    .addOption(replicatesOption(help))
    .addOption(seedOption(help))
    .addOption(workersOption(help))
    .addOption(langOption(help));
}

export function replicatesOption(help: Help): Option {
  return new Option('--replicates <n>', help.options.replicates).argParser(wholeNumber(1));
}

export function mostReplicatesOption(text: string): Option {
  return new Option('--max-replicates <n>', text).argParser(wholeNumber(2));
}

export function seedOption(help: Help): Option {
  return new Option('--seed <n>', help.options.seed).argParser(wholeNumber(0));
}

export function workersOption(help: Help): Option {
  return new Option('--workers <n>', help.options.workers).argParser(wholeNumber(1, 512));
}

function language(text: string): Language {
  if (text === 'zh' || text === 'en') return text;
  throw new InvalidArgumentError(packed(say`must be zh or en`));
}

/** Reads `100000`, `100_000` and `1e5`. */
function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = /^\d[\d_]*(?:\.\d+)?(?:e\+?\d+)?$/i.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN;
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
    const rule =
      most === Number.MAX_SAFE_INTEGER
        ? say`must be a whole number of at least ${least}`
        : say`must be a whole number from ${least} to ${most}`;
    throw new InvalidArgumentError(packed(rule));
  };
}
