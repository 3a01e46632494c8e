import type {Language} from '../../engine/display.ts';
import type {Location} from '../../engine/index.ts';
import type {Failure, Wrong} from '../engine/protocol.ts';
import {scenarioTextsOf} from './scenario-texts.ts';

interface Properties {
  readonly failure: Failure;
  readonly lang: Language;
  /** Leads to the place of a fault. */
  readonly onGo: (location: Location) => void;
}

/** What is wrong with a scenario, each with the way to its place in the text. */
export function FailureList({failure, lang, onGo}: Properties) {
  const {edit} = scenarioTextsOf(lang);
  if (!failure.issues.length) return <pre>{failure.message[lang]}</pre>;
  return (
    <ul class="issues">
      {failure.issues.map((issue, i) => (
        <li key={i}>
          {issue.location ? (
            <button type="button" class="place" onClick={() => onGo(issue.location!)}>
              {shortFile(issue.location.file)} {edit.line(issue.location.line, issue.location.column)}
            </button>
          ) : null}{' '}
          <span>{issueText(issue, lang)}</span>
          {issue.hint ? <small> {issue.hint[lang]}</small> : null}
        </li>
      ))}
    </ul>
  );
}

/** `metrics.revenue.rate: unknown name, got tred`. */
function issueText({path, rule}: Wrong, lang: Language): string {
  return `${path?.length ? `${path.join('.')}: ` : ''}${rule[lang]}`;
}

function shortFile(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
