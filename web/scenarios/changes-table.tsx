import type {Language} from '../../engine/display.ts';
import type {CompareReport} from '../../engine/index.ts';
import {scenarioTextsOf} from './scenario-texts.ts';

/** What two scenarios say differently, as it stands in their files. */
export function ChangesTable({report: {changes = []}, lang}: {report: CompareReport; lang: Language}) {
  const {compare: texts} = scenarioTextsOf(lang);
  if (!changes.length) return <p class="note">{texts.noChanges}</p>;
  const [what, base, head] = texts.changeColumns;
  return (
    <>
      <h3>{texts.changes(changes.length)}</h3>
      <div class="scroll" role="region" aria-label={texts.changes(changes.length)} tabIndex={0}>
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">{what}</th>
              <th scope="col">{base}</th>
              <th scope="col">{head}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({path, before, after}) => (
              <tr key={path}>
                <th scope="row">
                  <code>{path}</code>
                </th>
                {[before, after].map((text, i) => (
                  <td key={i}>{text === undefined ? <em>{texts.nothing}</em> : <code>{text}</code>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
