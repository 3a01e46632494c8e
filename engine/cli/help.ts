import type {Language} from '../units.ts';

const EN = {
  tidemark: 'How likely is each target of a regional industry plan?',
  version: 'print the version',
  help: 'print this help',
  examples: `Examples:
  tidemark run scenarios/plans/zhejiang-cluster/revenue.yaml
  tidemark run plan.yaml --json --out forecast.json
  tidemark check scenarios
  tidemark explain plan.yaml revenue`,
  titles: {} as Readonly<Record<string, string>>,
  noCommand: 'missing command',
  commands: (names: readonly string[]) => `the commands are ${names.join(', ')}; --help says what they do`,
  run: 'forecast scenarios: the probability of each target',
  check: 'judge the checks of scenarios; for CI',
  compare: 'say which probabilities moved between two scenarios, and by how much',
  required: 'say what growth, or where a lever, would have to be for a target to be as likely as wanted',
  drivers: 'say what the targets hang on: what could be learned, what is luck, which assumption decides',
  validate: 'read scenario files without running them: is everything in them right?',
  audit: 'find what does not add up in the numbers of plans, without running them',
  coverage: 'say which targets of a plan its scenario models, and why not the others',
  schema: 'print the JSON Schema of scenario files, for editors',
  explain: 'say what a name in a scenario means and what it rests on',
  init: 'write a first scenario with checks, and what a pipeline needs to run them; overwrites nothing',
  started: {
    wrote: (file: string) => `wrote ${file}`,
    same: (file: string) => `already there: ${file}`,
    next: (scenario: string, folder: string) => `Next:
  tidemark run ${scenario}
  tidemark check ${folder}`,
    unknown: (file: string) =>
      `In ${file} and .pre-commit-config.yaml put the repository of your tidemark in place of OWNER/tidemark.`,
  },
  sorts: {metrics: 'metrics', assumptions: 'assumptions', factors: 'factors', targets: 'targets'},
  arguments: {
    files: 'scenario files (YAML)',
    audited: "scenarios, plans' targets.yaml, or folders of them (default: scenarios/plans)",
    folders: 'folders of plans (default: scenarios/plans)',
    planFiles: 'scenario files, or targets.yaml and instruments.yaml of a plan',
    filesOrFolders: 'scenario files (YAML), or folders of them',
    base: 'what was: a scenario, a saved forecast (.json), a file in a revision of git such as main:plan.yaml, or a folder',
    head: 'what is now, likewise',
    file: 'scenario file (YAML)',
    newFolder: 'where to begin',
    name: 'a metric, assumption, factor or target; without it, all that can be explained',
  },
  options: {
    lang: 'language of the output (default: that of the locale)',
    replicates: "how many replicates (default: the scenario's)",
    seed: "the number that all draws follow from (default: the scenario's)",
    workers: 'how many threads (default: one per core); no digit depends on it',
    json: 'print the forecast as JSON; of several files, one line each',
    maxReplicates:
      "how many replicates at most to decide the checks (default: the scenario's run.max_replicates, or a million)",
    jsonReport: 'print the report as JSON',
    save: 'save the forecast, to compare later ones with: beside each scenario, or in a folder or file',
    baseline: 'say what has changed since the forecast was saved with --save',
    failIf:
      'fail where a probability has moved so far: "drop > 5 points", "rise …", "change … on TARGET"; may be repeated',
    ruleReplicates:
      "how many replicates at most to decide the rules (default: the scenario's run.max_replicates, or a million)",
    compareSchema: 'that of the reports that compare --json prints',
    out: 'write to a file instead; .json means --json, .html an HTML report',
    all: 'also show the targets that are only parts of combined ones',
    metric: 'also show these metrics (a,b,…) in every year, whatever is asked of them',
    target: 'only these targets (a,b,…), each told in full',
    cells: 'also, or instead of targets, a metric in a district and year: revenue/zhejiang/2027,…',
    driversSchema: 'that of the reports that drivers --json prints',
    program: 'print the program that the scenario compiles to',
    forecast: 'that of the forecasts that run --json prints',
    jsonText: 'print JSON',
    allFindings: 'also show ambiguities and notes',
    failOn: 'exit with 1 when there is a finding as grave as this: contradiction or strain',
    audit: 'that of the findings that audit --json prints',
    gitlab: 'for GitLab instead of GitHub',
    tidemark: 'the repository that pipelines take tidemark from (default: that of this checkout)',
    markdown: 'print Markdown',
    markdownFile:
      'also write the report as Markdown, for a pull request; in a GitHub workflow it joins the job summary anyway',
    junit: 'also write the verdicts as JUnit XML, for the test reports of a pipeline',
    annotations: 'also print what does not pass as GitHub annotations; in a GitHub workflow that is so anyway',
    html: 'also write a report as one HTML file, in both languages; of several scenarios, into a folder',
    targets: "that of a plan's targets.yaml",
    instruments: "that of a plan's instruments.yaml",
    requiredTarget: 'only these targets (a,b,…)',
    requiredProbability: 'how likely they are to be (default: 50%,80%,95%)',
    lever: 'vary this assumption instead of growth, in all its districts or in one',
    requiredSchema: 'that of the reports that required --json prints',
    checkSchema: 'that of the reports that check --json prints',
  },
};

/** What the command line says of itself. */
export type Help = typeof EN;

const ZH: Help = {
  tidemark: '区域产业规划的每个目标有多大把握？',
  version: '显示版本',
  help: '显示帮助',
  examples: `示例：
  tidemark run scenarios/plans/zhejiang-cluster/revenue.yaml
  tidemark run plan.yaml --json --out forecast.json
  tidemark check scenarios
  tidemark explain plan.yaml revenue`,
  titles: {'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：'},
  noCommand: 'missing command',
  commands: (names) => `the commands are ${names.join(', ')}; --help says what they do`,
  run: '推算情景：每个目标的达标概率',
  check: '判定情景中的检查，供持续集成使用',
  compare: '比较两个情景：哪些概率变了，变了多少',
  required: '要让目标有多大把握，增速或某个杠杆须到多少',
  drivers: '说明目标取决于什么：哪些可以弄清，哪些是运气，哪个假设起决定作用',
  validate: '只查情景文件写得对不对，不推算',
  audit: '不作推算，查出规划数字中对不上的账',
  coverage: '列出规划的哪些目标已建模，哪些没有及其理由',
  schema: '输出情景文件的 JSON Schema，供编辑器使用',
  explain: '说明情景中一个名称的含义和依据',
  init: '写出带检查的第一个情景，以及流水线运行它所需的文件；不覆盖任何文件',
  started: {
    wrote: (file) => `已写入 ${file}`,
    same: (file) => `已有 ${file}`,
    next: (scenario, folder) => `接着：
  tidemark run ${scenario}
  tidemark check ${folder}`,
    unknown: (file) => `请将 ${file} 和 .pre-commit-config.yaml 中的 OWNER/tidemark 换成你们的 tidemark 仓库。`,
  },
  sorts: {metrics: '指标', assumptions: '假设', factors: '共同因素', targets: '目标'},
  arguments: {
    files: '情景文件（YAML）',
    audited: '情景文件、规划的 targets.yaml 或其文件夹（默认 scenarios/plans）',
    folders: '规划所在的文件夹（默认 scenarios/plans）',
    planFiles: '情景文件，或规划的 targets.yaml、instruments.yaml',
    filesOrFolders: '情景文件（YAML），或其所在文件夹',
    base: '原来的：情景文件、已保存的预测（.json）、git 某一版本中的文件（如 main:plan.yaml），或文件夹',
    head: '现在的，同上',
    file: '情景文件（YAML）',
    newFolder: '从哪个文件夹开始',
    name: '指标、假设、共同因素或目标；不写则列出全部',
  },
  options: {
    lang: '输出语言（默认随系统区域设置）',
    replicates: '模拟次数（默认按情景文件）',
    seed: '随机种子，一切抽样由它决定（默认按情景文件）',
    workers: '线程数（默认每个核心一个），不影响任何数字',
    json: '输出 JSON；多个文件时每个一行',
    maxReplicates: '为判定检查最多模拟多少次（默认按情景文件的 run.max_replicates，否则一百万次）',
    jsonReport: '输出 JSON 格式的报告',
    save: '保存预测，供以后比较：存于各情景文件旁，或指定的文件夹或文件',
    baseline: '与以前用 --save 保存的预测比较，说明变了什么',
    failIf: '概率变动达到多少即不通过："drop > 5 points"（下降）、"rise …"（上升）、"change … on 目标"（变动）；可重复',
    ruleReplicates: '为判定规则最多模拟多少次（默认按情景文件的 run.max_replicates，否则一百万次）',
    compareSchema: 'compare --json 所输出的报告的 Schema',
    out: '写入文件；以 .json 结尾即为 --json，以 .html 结尾即为 HTML 报告',
    all: '也显示只作为组合目标组成部分的目标',
    metric: '也逐年显示这些指标（a,b,…），不论有没有目标',
    target: '只看这些目标（a,b,…），逐个详述',
    cells: '看某地某年的指标，可不限于目标：revenue/zhejiang/2027,…',
    driversSchema: 'drivers --json 所输出的报告的 Schema',
    program: '输出情景编译成的程序',
    forecast: 'run --json 所输出的预测的 Schema',
    jsonText: '输出 JSON',
    allFindings: '也显示含混和提示',
    failOn: '有达到该严重程度的发现时以 1 退出：contradiction 或 strain',
    audit: 'audit --json 所输出的结果的 Schema',
    gitlab: '用于 GitLab，而非 GitHub',
    tidemark: '流水线从哪个仓库取 tidemark（默认为此处检出的仓库）',
    markdown: '输出 Markdown',
    markdownFile: '另存 Markdown 格式的报告，供合并请求使用；在 GitHub 工作流中总会写入任务摘要',
    junit: '另存 JUnit XML 格式的结论，供流水线的测试报告使用',
    annotations: '另以 GitHub 注解输出未通过之处；在 GitHub 工作流中总会输出',
    html: '另存一份中英文合一的 HTML 报告；多个情景时写入文件夹',
    targets: '规划 targets.yaml 的 Schema',
    instruments: '规划 instruments.yaml 的 Schema',
    requiredTarget: '只看这些目标（a,b,…）',
    requiredProbability: '希望的概率（默认 50%,80%,95%）',
    lever: '改变这一假设而非增速，可限于一个地区',
    requiredSchema: 'required --json 所输出的报告的 Schema',
    checkSchema: 'check --json 所输出的报告的 Schema',
  },
};

export function helpOf(lang: Language): Help {
  return lang === 'zh' ? ZH : EN;
}
