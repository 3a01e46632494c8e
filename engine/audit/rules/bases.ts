import {type Aim, type Document, type Ledger, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * Targets without a base: a level, a share or a growth for which nothing says where it starts. One finding per document: a note, or an ambiguity where a target by which
 * the plan is known, or one of growth, is among them, since then nobody can say when it is met.
 */
export const bases: Rule = {
  id: 'bases',
  about: {zh: '没有基数的目标', en: 'targets without a base'},
  find: (ledger) => ledger.documents.flatMap((document) => findingOf(document, ledger) ?? []),
};

const SHOWN = 3;

function findingOf(document: Document, ledger: Ledger): Found | undefined {
  const levels = strongest(ledger.targets.filter((target) => target.document === document)).filter((target) =>
    needsBase(target),
  );
  const without = levels.filter((target) => !hasBase(target, ledger));
  if (!without.length) return undefined;
  const grave = without.filter(({isHeadline, form}) => isHeadline || form === 'growth');
  const named = [...grave, ...without.filter((target) => !grave.includes(target))].slice(0, SHOWN);
  return {
    about: document.id,
    severity: grave.length ? 'ambiguity' : 'note',
    numbers: {without: without.length, of: levels.length, grave: grave.length},
    claims: [...grave, ...without.filter((target) => !grave.includes(target))],
    sentence: (say) => {
      const names = say.list(named.map((target) => say.words(target.label)));
      const more = without.length > named.length ? say.of('等', ' and more') : '';
      return say.of(
        `${say.title(without[0]!)}：关于水平、比重或增速的 ${levels.length} 项目标中，${without.length} 项没有给出起点：${names}${more}。`,
        `${say.title(without[0]!)}: no starting point is given for ${without.length} of ${levels.length} targets about a level, share or growth: ${names}${more}.`,
      );
    },
  };
}

/** What is new in a year needs none. */
function needsBase({form, isLevel}: Aim): boolean {
  return form === 'growth' || (form === 'value' && isLevel);
}

function hasBase(target: Aim, ledger: Ledger): boolean {
  const {metric, district, first, last, form} = target;
  return ledger.known.some(
    (known) =>
      known.metric === metric &&
      known.district === district &&
      known.form === 'value' &&
      (form === 'growth' ? known.last < first : known.last <= last),
  );
}
