import type {Language} from '../../engine/display.ts';

/** What the page says around an audit. Numbers arrive formatted. */
export interface AuditTexts {
  title: string;
  intro: string;
  rests: string;
  restsOn(count: number): string;
  none: string;
  known(name: string): string;
  counting: string;
}

const EN: AuditTexts = {
  title: 'Do the numbers add up?',
  intro: 'Arithmetic on what the scenario promises and knows; nothing is simulated.',
  rests: 'Rests on',
  restsOn: (count) => `Rests on ${count} numbers`,
  none: 'Nothing was found that does not add up.',
  known: (name) => `${name} (known)`,
  counting: 'Adding up …',
};

const ZH: AuditTexts = {
  title: '账对不对？',
  intro: '对情景中的目标和已知数作算术核对，不作模拟。',
  rests: '依据',
  restsOn: (count) => `依据：${count} 个数`,
  none: '未发现对不上的账。',
  known: (name) => `${name}（已知）`,
  counting: '核对中……',
};

export function auditTextsOf(lang: Language): AuditTexts {
  return lang === 'zh' ? ZH : EN;
}
