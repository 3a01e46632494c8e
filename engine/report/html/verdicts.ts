import {SEVERITIES, type Severity} from '../../severities.ts';
import {AUDIT_WORDS, restsText} from '../audit-words.ts';
import {checkText, MARK, TONE} from '../check-lines.ts';
import {formatNumber} from '../../units.ts';
import {plainText} from '../text.ts';
import type {Side} from './input.ts';
import {type Html, html} from './markup.ts';
import {reproduceParts} from './reproduce.ts';

export function checksSection({forecast, page, lang, view}: Side): Html | undefined {
  if (!forecast.checks.length) return undefined;
  return html`<section aria-labelledby="${lang}-checks">
    <h2 id="${lang}-checks">${page.sections.checks}</h2>
    <ul class="marked">
      ${forecast.checks.map((check) => html`<li class="${TONE[check.verdict]}"><b>${MARK[check.verdict]} ${view.texts.verdict[check.verdict]}</b> ${checkText(check, forecast, lang)}</li>`)}
    </ul>
  </section>`;
}

/** Shown at once; ambiguities and notes are folded away. */
const GRAVE: ReadonlySet<Severity> = new Set(['contradiction', 'strain']);

export function auditSection(side: Side): Html {
  const {audit, page, lang} = side;
  const words = AUDIT_WORDS[lang];
  const found = SEVERITIES.filter((severity) => audit.counts[severity] > 0);
  return html`<section aria-labelledby="${lang}-audit">
    <h2 id="${lang}-audit">${page.sections.audit}</h2>
    <p class="hint">${page.auditHint}</p>
    ${!found.length && html`<p>${words.none}</p>`} ${found.map((severity) => severityDetails(severity, side))}
  </section>`;
}

function severityDetails(severity: Severity, {audit, lang}: Side): Html {
  const words = AUDIT_WORDS[lang];
  const findings = audit.findings.filter((finding) => finding.severity === severity);
  return html`<details ${GRAVE.has(severity) && html`open`}>
    <summary>${words.severity[severity]} (${findings.length}) <small>${words.meaning[severity]}</small></summary>
    <ol>
      ${findings.map(({sentence, claims}) => html`<li>${plainText(sentence[lang])}<br /><small>${plainText(restsText(claims, audit, lang))}</small></li>`)}
    </ol>
  </details>`;
}

/** All that it takes to get the same digits again, and what was odd. */
export function reproduceSection({forecast, page, lang, view, command}: Side): Html {
  const {run, engine, scenario, digest, warnings} = forecast;
  const {texts} = view;
  const {estimator, error} = run.quantiles;
  const facts: [name: string, value: string][] = [
    [page.engine, `tidemark ${engine}`],
    [page.replicates, formatNumber(run.replicates, lang, 16)],
    [page.seed, String(run.seed)],
    [
      page.quantiles,
      estimator === 'exact' ? texts.exact : texts.streamed(texts.percent(formatNumber(100 * error, lang, 1))),
    ],
    [page.scenarioDigest, `${scenario.id} ${scenario.digest}`],
    [page.numbersDigest, digest],
  ];
  return html`<section aria-labelledby="${lang}-reproduce">
    ${reproduceParts(command, facts, lang)}
    ${warnings.map((warning) => html`<p class="bad">${texts.warning(plainText(warning))}</p>`)}
  </section>`;
}
