import type {Path} from '../errors.ts';
import {spellCycle} from './cycles.ts';
import type {IssueList} from './issue-list.ts';
import {MAX_FILES} from './limits.ts';
import {mergeTrees} from './merge.ts';
import {folderOf, resolveInside} from './paths.ts';
import {SourceText} from './source-text.ts';
import type {MapTree, Span, Tree} from './tree.ts';
import {parseYaml} from './yaml.ts';
import {type Message, saidBy, say} from '../message.ts';

/** How the text of a file becomes a tree; undefined where it cannot, with the reason among the issues. */
export type ParseText = (source: SourceText, issues: IssueList) => MapTree | undefined;

/** The text of a file. Throws a SaidError, or another Error whose message is the reason, when it cannot be read: `no such file`. */
export type ReadText = (path: string) => string;

export interface ExtendedTree {
  /** All files merged, without `extends`; undefined when one of them could not be read. */
  readonly tree: MapTree | undefined;
  /** In the order in which they were merged, the one asked for last. */
  readonly files: readonly string[];
}

/**
 * Reads a scenario file and what it extends. Every file is merged once, after all that it extends itself and in the order in which they are named: of two
 * variants of one base, the second does not undo the first by bringing the base again.
 */
export function readExtended(
  file: string,
  read: ReadText,
  issues: IssueList,
  parse: ParseText = parseYaml,
): ExtendedTree {
  const reader = new Reader(file, read, issues, parse);
  reader.visit(file.slice(folderOf(file).length));
  return {tree: reader.merge(), files: reader.files};
}

class Reader {
  readonly #folder: string;
  readonly #read: ReadText;
  readonly #issues: IssueList;
  readonly #parseText: ParseText;
  /** Trees in the order of merging, by path inside the folder; undefined for what could not be read. */
  readonly #trees = new Map<string, MapTree | undefined>();
  readonly #open: string[] = [];
  #isComplete = true;

  constructor(file: string, read: ReadText, issues: IssueList, parse: ParseText) {
    this.#folder = folderOf(file);
    this.#read = read;
    this.#issues = issues;
    this.#parseText = parse;
  }

  get files(): string[] {
    return [...this.#trees.keys()].map((name) => this.#folder + name);
  }

  merge(): MapTree | undefined {
    const trees = [...this.#trees.values()];
    if (!this.#isComplete || trees.includes(undefined)) return undefined;
    return (trees as MapTree[]).reduce((base, over) => mergeTrees(base, over, [], this.#issues));
  }

  /** `from` is where another file names it. */
  visit(name: string, from?: Mention): void {
    if (this.#trees.has(name)) return;
    const circle = this.#open.indexOf(name);
    if (circle >= 0)
      return this.#refuse(
        from,
        say`files must not extend each other in a circle`,
        spellCycle([...this.#open.slice(circle), name]),
      );
    if (this.#open.length + this.#trees.size >= MAX_FILES)
      return this.#refuse(from, say`a scenario must be made of at most ${MAX_FILES} files`);
    const tree = this.#parse(name, from);
    this.#open.push(name);
    if (tree) for (const base of this.#basesOf(tree)) this.#visitBase(base, name);
    this.#open.pop();
    this.#trees.set(name, tree && withoutExtends(tree));
  }

  #visitBase(base: Mention, name: string): void {
    const inside = resolveInside(folderOf(name), base.text);
    if (inside) this.visit(inside, base);
    else this.#refuse(base, say`must be a file inside the scenario folder`, base.text);
  }

  #parse(name: string, from: Mention | undefined): MapTree | undefined {
    const file = this.#folder + name;
    let text: string;
    try {
      text = this.#read(file);
    } catch (error) {
      this.#refuse(from, say`cannot read ${file}, ${saidBy(error)}`);
      return undefined;
    }
    return this.#parseText(new SourceText(file, text), this.#issues);
  }

  #basesOf(tree: MapTree): Mention[] {
    const value = tree.entries.get('extends')?.value;
    if (!value) return [];
    const mentions =
      value.kind === 'list'
        ? value.items.map((item, i) => mention(item, ['extends', i]))
        : [mention(value, ['extends'])];
    return mentions.filter((named) => {
      if (named.text === '') this.#refuse(named, say`must be a file name or a list of file names`);
      return named.text !== '';
    });
  }

  #refuse(from: Mention | undefined, rule: Message, got?: string): void {
    this.#isComplete = false;
    if (from) this.#issues.at(from.span, {rule, path: from.path, got});
    else this.#issues.add({rule, got});
  }
}

/** A file name in an `extends`; empty when it is none. */
interface Mention {
  readonly text: string;
  readonly span: Span;
  readonly path: Path;
}

function mention(tree: Tree, path: Path): Mention {
  const text = tree.kind === 'scalar' && typeof tree.value === 'string' ? tree.value.trim() : '';
  return {text, span: tree.span, path};
}

function withoutExtends(tree: MapTree): MapTree {
  const entries = new Map(tree.entries);
  entries.delete('extends');
  return {...tree, entries};
}
