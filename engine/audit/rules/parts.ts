import {isClearlyMore} from '../arithmetic.ts';
import {type Aim, type Claim, type Ledger, strongest} from '../ledger.ts';
import type {Found, Rule} from '../rule.ts';

/**
 * A metric that is declared part of another (`part_of`), in the same place and years: the part must not ask for more than the whole. It is a contradiction where the
 * whole has a bound above, and else a strain: the whole's number then says nothing, or one is not counted as the other.
 */
export const parts: Rule = {
  id: 'parts',
  about: {zh: '部分与整体', en: 'parts against wholes'},
  find: (ledger) =>
    ledger.documents.flatMap((document) => {
      const targets = strongest(ledger.targets.filter((target) => target.document === document));
      const capped = ledger.claims.filter(
        (claim) => claim.document === document && claim.kind === 'target' && claim.low === undefined,
      );
      const wholes: readonly Claim[] = [...targets, ...capped];
      return targets.flatMap((part) =>
        wholesOf(part.metric, ledger).flatMap((metric) =>
          wholes.filter((whole) => isSameBut(part, whole, metric)).flatMap((whole) => findingOf(part, whole) ?? []),
        ),
      );
    }),
};

/** All metrics that a metric is part of, directly or through others. */
function wholesOf(metric: string, ledger: Ledger, seen = new Set<string>()): string[] {
  for (const whole of ledger.metrics.get(metric)?.partOf ?? [])
    if (!seen.has(whole)) {
      seen.add(whole);
      wholesOf(whole, ledger, seen);
    }
  return [...seen];
}

function isSameBut(part: Aim, whole: Claim, metric: string): boolean {
  const {district, form, first, last} = part;
  return (
    whole.metric === metric &&
    whole.district === district &&
    whole.form === form &&
    whole.isLevel === part.isLevel &&
    whole.first === first &&
    whole.last === last &&
    form !== 'growth'
  );
}

function findingOf(part: Aim, whole: Claim): Found | undefined {
  if (whole.point === undefined) return undefined;
  const asked = {...whole, point: whole.point};
  const breaks = whole.high !== undefined && isClearlyMore(part.low, whole.high);
  if (!breaks && !isClearlyMore(part.point, asked.point)) return undefined;
  return {
    about: `${part.document.id}:${part.id}-${whole.id}`,
    severity: breaks ? 'contradiction' : 'strain',
    numbers: {part: part.point, whole: asked.point},
    metric: whole.metric,
    claims: [part, whole],
    sentence: (say) =>
      say.of(
        `${say.district(part.district)} ${say.years(part.first, part.last)} 年：${say.metric(part)} ${say.asked(part)}是${say.metric(whole)} ${say.asked(asked)}的一部分，却多于整体。`,
        `${say.district(part.district)}, ${say.years(part.first, part.last)}: ${say.metric(part)}, ${say.asked(part)}, are part of ${say.metric(whole)}, ${say.asked(asked)}, but more than the whole.`,
      ),
  };
}
