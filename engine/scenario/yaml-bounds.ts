import type {Document, YAMLError} from 'yaml';
import {Composer, CST, Lexer, Parser} from 'yaml';
import type {IssueList} from './issue-list.ts';
import {formatCount, MAX_DEPTH, MAX_ISSUES, MAX_LEXEMES, MAX_SCALAR, shorten} from './limits.ts';
import type {SourceText} from './source-text.ts';
import type {Span} from './tree.ts';
import {type Message, say} from '../message.ts';

export interface Composed {
  readonly documents: readonly Document.Parsed[];
  readonly errors: readonly YAMLError[];
}

/** Ends the reading of a text that would take too long. */
class Refusal extends Error {}

/** Runs the YAML library under the limits; texts beyond them, tags and directives are added to `issues`. */
export function composeBounded(source: SourceText, issues: IssueList): Composed {
  const composer = new Composer({stringKeys: true, uniqueKeys: false});
  limitErrors(composer);
  const documents: Document.Parsed[] = [];
  try {
    const tokens = boundedTokens(source, issues);
    for (const document of composer.compose(tokens, true, source.text.length)) documents.push(document);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {documents: [], errors: composer.streamInfo().errors};
  }
  return {
    documents,
    errors: documents.flatMap((document) => [...document.errors, ...document.warnings]).filter(isOurs),
  };
}

/** Tags are reported where they are lexed, known to the library or not. */
function isOurs({code}: YAMLError): boolean {
  return code !== 'TAG_RESOLVE_FAILED' && code !== 'BAD_COLLECTION_TYPE';
}

/** The library makes an Error with its stack for each mistake: a megabyte of commas would take seconds. It offers no hook but this private one. */
function limitErrors(composer: Composer): void {
  const open = composer as unknown as {onError: (...details: unknown[]) => void};
  const original = open.onError;
  let count = 0;
  open.onError = (...details) => {
    if (++count > MAX_ISSUES) throw new Refusal();
    original(...details);
  };
}

function* boundedTokens(source: SourceText, issues: IssueList): Generator<CST.Token> {
  const parser = new Parser();
  const guard = new LexemeGuard(issues);
  for (const lexeme of new Lexer().lex(source.text)) {
    const span = {source, start: parser.offset, end: parser.offset + lexeme.length};
    guard.check(lexeme, span);
    yield* parser.next(lexeme);
    // One more for the document.
    if (parser.stack.length > MAX_DEPTH + 1)
      guard.refuse(span, say`maps and lists must be nested at most ${MAX_DEPTH} deep`);
  }
  yield* parser.end();
}

/** Looks at each piece of a text before the parser does. */
class LexemeGuard {
  readonly #issues: IssueList;
  #lexemes = 0;
  #documents = 0;
  /** Is the next piece the text of a scalar? */
  #atScalar = false;

  constructor(issues: IssueList) {
    this.#issues = issues;
  }

  check(lexeme: string, span: Span): void {
    if (++this.#lexemes > MAX_LEXEMES)
      this.refuse(span, say`a file must hold at most ${formatCount(MAX_LEXEMES)} pieces of YAML`);
    const type = this.#atScalar ? 'text' : CST.tokenType(lexeme);
    this.#atScalar = type === 'scalar';
    if (lexeme.length > MAX_SCALAR && type !== 'comment' && type !== 'space')
      this.refuse(span, say`a text must be at most ${formatCount(MAX_SCALAR)} characters`);
    // The first may open the one document, and the second is reported with it.
    if (type === 'doc-start' && ++this.#documents > 2) this.refuse(span, say`a file must hold one YAML document`);
    if (type === 'tag')
      this.#issues.at(span, {
        rule: say`must not use a YAML tag`,
        got: shorten(lexeme),
        hint: say`write the value without it`,
      });
    if (type === 'directive-line')
      this.#issues.at(span, {
        rule: say`must not use a YAML directive`,
        got: shorten(lexeme),
        hint: say`remove the line`,
      });
  }

  refuse(span: Span, rule: Message): never {
    this.#issues.at(span, {rule});
    throw new Refusal();
  }
}
