import type {Document, YAMLError} from 'yaml';
import {Composer, CST, Lexer, Parser} from 'yaml';
import type {IssueList} from './issue-list.ts';
import {formatCount, MAX_DEPTH, MAX_ISSUES, MAX_LEXEMES} from './limits.ts';
import type {SourceText} from './source-text.ts';

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
  let lexemes = 0;
  let atScalar = false;
  for (const lexeme of new Lexer().lex(source.text)) {
    const at = {source, start: parser.offset, end: parser.offset + lexeme.length};
    if (++lexemes > MAX_LEXEMES) refuse(`a file must hold at most ${formatCount(MAX_LEXEMES)} pieces of YAML`);
    if (!atScalar) refuseFeatures(lexeme, at, issues);
    atScalar = lexeme === CST.SCALAR && !atScalar;
    yield* parser.next(lexeme);
    // One more for the document.
    if (parser.stack.length > MAX_DEPTH + 1) refuse(`maps and lists must be nested at most ${MAX_DEPTH} deep`);

    function refuse(rule: string): never {
      issues.at(at, {rule});
      throw new Refusal();
    }
  }
  yield* parser.end();
}

function refuseFeatures(lexeme: string, at: Parameters<IssueList['at']>[0], issues: IssueList): void {
  const type = CST.tokenType(lexeme);
  if (type === 'tag') issues.at(at, {rule: 'must not use a YAML tag', got: lexeme, hint: 'write the value without it'});
  if (type === 'directive-line')
    issues.at(at, {rule: 'must not use a YAML directive', got: lexeme, hint: 'remove the line'});
}
