import {groupBy} from '../arithmetic.ts';
import type {Claim} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * Numbers that the source leaves out, that can be read in more than one way, or that it only strives for. Left out and ambiguous ones are ambiguities, one finding for
 * all that share a remark; how many are hedged is a note per document.
 */
export const unclear: Rule = {
  id: 'unclear',
  about: {zh: '缺失、含混或留有余地的数', en: 'missing, ambiguous and hedged numbers'},
  find: (ledger) => {
    const targets = ledger.claims.filter(({kind}) => kind === 'target');
    const remarks = groupBy(
      targets.filter(({ambiguity}) => ambiguity),
      ({document, ambiguity}) => `${document.file} ${ambiguity!.en}`,
    );
    const hedged = ledger.documents.flatMap((document) => {
      const own = targets.filter((target) => target.document === document);
      const soft = own.filter(({isHedged}) => isHedged);
      return soft.length ? [hedge(own, soft)] : [];
    });
    return [...remarks.map(remark), ...hedged];
  },
};

const SHOWN = 3;

function remark(claims: readonly Claim[]): Found {
  const [first] = claims as readonly [Claim];
  const isMissing = first.point === undefined;
  return {
    about: `${first.document.id}:${first.id}`,
    severity: 'ambiguity',
    numbers: {targets: claims.length},
    claims,
    sentence: (say) => {
      const names = say.list(claims.slice(0, SHOWN).map(({label}) => say.words(label)));
      const more = claims.length > SHOWN ? say.of(`等 ${claims.length} 项`, ` and ${claims.length - SHOWN} more`) : '';
      const what = isMissing ? say.of('（未给出数字）', ' (no number given)') : '';
      return say.of(`${names}${more}${what}：${first.ambiguity!.zh}`, `${names}${more}${what}: ${first.ambiguity!.en}`);
    },
  };
}

function hedge(all: readonly Claim[], soft: readonly Claim[]): Found {
  const headlines = all.filter(({isHeadline}) => isHeadline);
  const softHeadlines = headlines.filter(({isHedged}) => isHedged);
  return {
    about: `${all[0]!.document.id}:hedged`,
    severity: 'note',
    numbers: {hedged: soft.length, of: all.length, headlines: headlines.length, hedgedHeadlines: softHeadlines.length},
    claims: softHeadlines,
    sentence: (say) => {
      const ofHeadlines = headlines.length
        ? say.of(
            `；其中主要目标 ${headlines.length} 项，留有余地的 ${softHeadlines.length} 项`,
            `; of its ${headlines.length} headline targets ${softHeadlines.length}`,
          )
        : '';
      return say.of(
        `${say.title(all[0]!)}：${all.length} 项目标中 ${soft.length} 项用“力争”“左右”等留有余地的说法${ofHeadlines}。`,
        `${say.title(all[0]!)}: ${soft.length} of ${all.length} targets are hedged (“strive for”, “about”)${ofHeadlines}.`,
      );
    },
  };
}
