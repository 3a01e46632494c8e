import type {Language} from '../../engine/display.ts';
import type {Trouble} from './workspace.ts';

/** What the page says of scenarios: choosing, editing, comparing, sharing. Numbers arrive formatted. */
export interface ScenarioTexts {
  readonly title: string;
  readonly current: string;
  readonly tabs: {readonly library: string; readonly edit: string; readonly compare: string};

  readonly files: {
    readonly title: string;
    readonly intro: string;
    readonly choose: string;
    readonly which: string;
    readonly missing: (files: string) => string;
    readonly trouble: Readonly<Record<Trouble['what'], (name: string) => string>>;
  };

  readonly take: {
    readonly title: string;
    readonly link: string;
    readonly linkNote: string;
    readonly linkFiles: string;
    readonly copy: string;
    readonly copied: string;
    readonly copyByHand: string;
    readonly tooLong: (length: string, most: string) => string;
    readonly variant: string;
    readonly variantNote: (base: string) => string;
    readonly noVariant: string;
    readonly file: (name: string) => string;
    readonly tables: string;
    readonly tablesNote: string;
  };

  readonly edit: {
    readonly intro: string;
    readonly file: string;
    readonly text: (file: string) => string;
    readonly checking: string;
    readonly sound: string;
    readonly wrong: (count: number) => string;
    readonly keepsLast: string;
    readonly line: (line: number, column: number) => string;
    readonly undo: string;
    readonly answer: string;
  };

  readonly compare: {
    readonly intro: string;
    readonly base: string;
    readonly head: string;
    readonly now: (title: string) => string;
    readonly asOpened: (title: string) => string;
    readonly swap: string;
    readonly computing: string;
    readonly moved: (count: number, of: number, up: number, down: number) => string;
    readonly noneMoved: (of: number) => string;
    readonly sameSides: string;
    readonly columns: {
      readonly target: string;
      readonly base: string;
      readonly head: string;
      readonly difference: string;
    };
    readonly paired: (replicates: string) => string;
    readonly changes: (count: number) => string;
    readonly noChanges: string;
    readonly changeColumns: readonly [what: string, base: string, head: string];
    readonly nothing: string;
    readonly onlyBase: string;
    readonly onlyHead: string;
    readonly unmoved: (count: number) => string;
    readonly redefined: string;
  };
}

const EN: ScenarioTexts = {
  title: 'Scenarios',
  current: 'shown now',
  tabs: {library: 'Choose and share', edit: 'Edit', compare: 'Compare'},
  files: {
    title: 'Your own files',
    intro:
      'Drop YAML files anywhere on the page, or choose them: a scenario together with the files that it extends. They stay on this computer.',
    choose: 'Choose files …',
    which: 'Several scenarios were opened. Show',
    missing: (files) => `Missing: ${files}. Drop or choose it as well.`,
    trouble: {
      'too-large': (name) => `${name} is larger than 2 MB: that is no scenario.`,
      'no-text': (name) => `${name} is not a text file.`,
      'no-files': (name) =>
        `${name ? `${name} is not` : 'There is no'} a YAML file: its name must end in .yaml or .yml.`,
      'bad-link': (name) =>
        name
          ? `The link names the scenario ${name}, which this page does not have.`
          : 'The link is incomplete: perhaps it was cut on its way. Ask for it again, or for the file.',
    },
  },
  take: {
    title: 'Take it with you',
    link: 'Link to what is shown',
    linkNote: 'The scenario, the levers, this language: whoever opens the link sees the same numbers.',
    linkFiles: 'The link holds your whole text, and whoever has it can read it.',
    copy: 'Copy the link',
    copied: 'Copied',
    copyByHand: 'The browser does not let the page copy: select the link and copy it.',
    tooLong: (length, most) =>
      `The link would have ${length} characters; mail and chat cut links of more than ${most}. Send the file instead.`,
    variant: 'Download what the levers say',
    variantNote: (base) => `A YAML file that extends ${base}: put it into the same folder.`,
    noVariant: 'No lever is set.',
    file: (name) => `Download ${name}`,
    tables: 'Tables of all numbers',
    tablesNote: 'Every target with its chance, every metric by district and year.',
  },
  edit: {
    intro:
      'The answer follows the text as soon as it is sound. Nothing is saved: download the file, or share the link.',
    file: 'File',
    text: (file) => `Text of ${file}`,
    checking: 'Checking …',
    sound: 'Sound: the answer follows the text.',
    wrong: (count) => (count === 1 ? 'One thing is wrong' : `${count} things are wrong`),
    keepsLast: 'The answer is still that of the last sound text.',
    line: (line, column) => `line ${line}, column ${column}`,
    undo: 'Undo all edits',
    answer: 'The answer',
  },
  compare: {
    intro: 'The same random numbers run through both, so that the difference is real and not noise.',
    base: 'From',
    head: 'To',
    now: (title) => `Now: ${title}`,
    asOpened: (title) => `As in the file: ${title}`,
    swap: 'Swap',
    computing: 'Comparing …',
    moved: (count, of, up, down) =>
      `${count} of ${of} targets ${count === 1 ? 'moves' : 'move'}: ${up} more likely, ${down} less likely.`,
    noneMoved: (of) => `None of ${of} targets moves.`,
    sameSides: 'Both sides are the same scenario. Choose another, or move a lever.',
    columns: {target: 'Target', base: 'From', head: 'To', difference: 'Difference, points'},
    paired: (replicates) => `${replicates} replicates of each, paired; ± one standard error of the difference.`,
    changes: (count) => `What the two say differently (${count})`,
    noChanges: 'The two say the same of everything that may change a number.',
    changeColumns: ['What', 'From', 'To'],
    nothing: 'nothing',
    onlyBase: 'Only in the first',
    onlyHead: 'Only in the second',
    unmoved: (count) => `${count} more that do not move`,
    redefined: 'asks for something else',
  },
};

const ZH: ScenarioTexts = {
  title: '情景',
  current: '当前',
  tabs: {library: '选择与分享', edit: '编辑', compare: '比较'},
  files: {
    title: '您自己的文件',
    intro: '把 YAML 文件拖到页面上，或者点选：情景文件连同它所继承（extends）的文件一起打开。文件不会离开这台电脑。',
    choose: '选择文件……',
    which: '打开了多个情景，显示',
    missing: (files) => `缺少：${files}。请一并拖入或选择。`,
    trouble: {
      'too-large': (name) => `${name} 超过 2 MB，不会是情景文件。`,
      'no-text': (name) => `${name} 不是文本文件。`,
      'no-files': (name) => `${name || '所选内容'}不是 YAML 文件：文件名须以 .yaml 或 .yml 结尾。`,
      'bad-link': (name) =>
        name
          ? `链接所指的情景 ${name} 不在本页的情景库中。`
          : '链接不完整，可能在转发中被截断。请对方重新发送链接，或直接发送文件。',
    },
  },
  take: {
    title: '带走结果',
    link: '指向当前画面的链接',
    linkNote: '情景、各项调节和语言都在链接里：谁打开，谁就看到同样的数字。',
    linkFiles: '链接包含您的全文，得到链接的人都能读到。',
    copy: '复制链接',
    copied: '已复制',
    copyByHand: '浏览器不允许自动复制：请选中链接后复制。',
    tooLong: (length, most) =>
      `链接将有 ${length} 个字符，而邮件和聊天工具会截断超过 ${most} 个字符的链接。请改发文件。`,
    variant: '下载滑块所设的情景',
    variantNote: (base) => `一个继承 ${base} 的 YAML 文件，请放入同一文件夹。`,
    noVariant: '尚未调节任何滑块。',
    file: (name) => `下载 ${name}`,
    tables: '全部数字的表格',
    tablesNote: '每项目标及其概率，每个指标的分地区、分年度结果。',
  },
  edit: {
    intro: '文本一旦无误，结果随之更新。页面不保存任何内容：请下载文件或分享链接。',
    file: '文件',
    text: (file) => `${file} 的文本`,
    checking: '检查中……',
    sound: '无误：结果已随文本更新。',
    wrong: (count) => `有 ${count} 处错误`,
    keepsLast: '下面仍是上一份无误文本的结果。',
    line: (line, column) => `第 ${line} 行，第 ${column} 列`,
    undo: '撤销全部修改',
    answer: '结果',
  },
  compare: {
    intro: '两个情景使用同一组随机数，差异因此是真实的，而不是噪声。',
    base: '从',
    head: '到',
    now: (title) => `当前：${title}`,
    asOpened: (title) => `按文件：${title}`,
    swap: '对调',
    computing: '比较中……',
    moved: (count, of, up, down) => `${of} 项目标中 ${count} 项有变化：${up} 项更有可能，${down} 项更不可能。`,
    noneMoved: (of) => `${of} 项目标均无变化。`,
    sameSides: '两边是同一个情景。请另选一个，或调节滑块。',
    columns: {target: '目标', base: '从', head: '到', difference: '差异（百分点）'},
    paired: (replicates) => `各 ${replicates} 次模拟，逐次配对；± 为差异的一个标准误。`,
    changes: (count) => `两者说法不同之处（${count}）`,
    noChanges: '凡可能改变数字之处，两者说法相同。',
    changeColumns: ['内容', '从', '到'],
    nothing: '无',
    onlyBase: '仅前者有',
    onlyHead: '仅后者有',
    unmoved: (count) => `另有 ${count} 项无变化`,
    redefined: '要求不同',
  },
};

/** The catalogue of a language. */
export function scenarioTextsOf(lang: Language): ScenarioTexts {
  return lang === 'zh' ? ZH : EN;
}
