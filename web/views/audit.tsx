import {useEffect} from 'preact/hooks';
import {AUDIT_WORDS, labelText, targetSubject} from '../../engine/display.ts';
import type {AuditReport, Finding} from '../../engine/index.ts';
import {Disclosure} from '../components/disclosure.tsx';
import {Failed} from '../components/failed.tsx';
import type {AppState} from '../state/app-state.ts';
import {auditOf} from '../state/auditing.ts';
import {auditTextsOf} from './audit-texts.ts';

/** What does not add up in the scenario's numbers, the gravest first, each with the targets that it rests on. */
export function Audit(state: AppState) {
  const files = state.answer.files.value;
  useEffect(() => {
    if (files) void state.auditing.ask({files});
  }, [files]);
  const audit = auditTextsOf(state.lang.value);
  const report = auditOf(state.auditing, files);
  const failure = state.auditing.failure.value;
  return (
    <section class="audit" aria-labelledby="audit">
      <h2 id="audit">{audit.title}</h2>
      <p class="note">{audit.intro}</p>
      {failure ? <Failed failure={failure} lang={state.lang.value} /> : null}
      {report ? <Findings report={report} state={state} /> : failure ? null : <p class="waiting">{audit.counting}</p>}
    </section>
  );
}

function Findings({report: {findings, counts}, state}: {report: AuditReport; state: AppState}) {
  const words = AUDIT_WORDS[state.lang.value];
  const severities = (['contradiction', 'strain', 'ambiguity', 'note'] as const).filter((severity) => counts[severity]);
  if (!severities.length) return <p class="nothing">{auditTextsOf(state.lang.value).none}</p>;
  return (
    <>
      <p class="counts">{words.counts(counts)}</p>
      {severities.map((severity) => (
        <section key={severity} class={`severity is-${severity}`} aria-labelledby={severity}>
          <h3 id={severity}>
            {words.severity[severity]} <small>{words.meaning[severity]}</small>
          </h3>
          <ol>
            {findings
              .filter((finding) => finding.severity === severity)
              .map((finding) => (
                <li key={finding.id} data-finding={finding.id}>
                  <p>{finding.sentence[state.lang.value]}</p>
                  <Rests claims={finding.claims} state={state} />
                </li>
              ))}
          </ol>
        </section>
      ))}
    </>
  );
}

/** Targets lead to their rows; what is known is named. */
function Rests({claims, state}: {claims: Finding['claims']; state: AppState}) {
  const forecast = state.answer.shown.value?.forecast;
  const lang = state.lang.value;
  const audit = auditTextsOf(lang);
  const targets = claims.filter(({kind, id}) => kind === 'target' && forecast && Object.hasOwn(forecast.targets, id));
  const known = [...new Set(claims.filter(({kind}) => kind === 'known').map(({id}) => knownName(id, state)))];
  const count = targets.length + known.length;
  if (!count) return null;
  const list = (
    <ul>
      {targets.map(({id}) => (
        <li key={id}>
          <a href={state.navigation.href('overview', id)}>{targetSubject(forecast!, id, lang)}</a>
        </li>
      ))}
      {known.map((name) => (
        <li key={name}>{audit.known(name)}</li>
      ))}
    </ul>
  );
  if (count > MANY)
    return (
      <Disclosure class="rests" isOpen={false} summary={audit.restsOn(count)}>
        {() => list}
      </Disclosure>
    );
  return (
    <div class="rests">
      <span>{audit.rests}</span>
      {list}
    </div>
  );
}

/** More than this are folded away. */
const MANY = 5;

/** `revenue 2024` by the name that readers know. */
function knownName(id: string, {answer, lang}: AppState): string {
  const [, metric = id, year = ''] = /^(.+) (\d{4})$/.exec(id) ?? [];
  const label = answer.shown.value?.forecast.metrics[metric]?.label;
  const name = labelText(label, lang.value, metric);
  return year === '' ? name : lang.value === 'zh' ? `${year} 年${name}` : `${name} ${year}`;
}
