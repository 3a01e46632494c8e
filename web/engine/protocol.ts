import type {Language} from '../../engine/display.ts';
import type {
  AuditReport,
  Cell,
  Chances,
  CompareReport,
  DriversReport,
  Forecast,
  Issue,
  Lever,
  LeverAt,
  LeverSettings,
  RequiredReport,
  PortfolioReport,
  Scenario,
} from '../../engine/index.ts';

/** A scenario as the page has it: files by path, and the one that is asked for. */
export interface Files {
  readonly texts: Readonly<Record<string, string>>;
  readonly entry: string;
}

/** A scenario with its levers where they are set; the others are as in the file. */
export interface SetFiles {
  readonly files: Files;
  readonly settings: LeverSettings;
}

/** What the page asks the engine's worker. A newer question of the same `lane` cancels an older one that is still being answered. */
export type Question = SetFiles & {
  readonly lane: string;
} & (
    | {readonly what: 'forecast'; readonly replicates?: number | undefined}
    | {readonly what: 'chances'; readonly replicates: number}
    | {readonly what: 'outline'}
    | {readonly what: 'variant'}
    | {readonly what: 'audit'}
    | {readonly what: 'compare'; readonly base: SetFiles}
    | {readonly what: 'draws'; readonly cell: Cell; readonly replicates: number}
    | {readonly what: 'drivers'; readonly target: string; readonly replicates: number}
    | {
        readonly what: 'required';
        readonly target: string;
        readonly probabilities: readonly number[];
        /** Growth unless told. */
        readonly lever?: LeverAt | undefined;
        readonly replicates?: number | undefined;
      }
    | {
        readonly what: 'portfolio';
        readonly replicates: number;
        readonly budget?: number | undefined;
        readonly targets?: readonly string[] | undefined;
        readonly floors?: Readonly<Record<string, number>> | undefined;
      }
    | {readonly what: 'stop'}
  );

/** What the page shows of a scenario before it is simulated. */
export interface Outline {
  readonly id: string;
  readonly title: Scenario['title'] | undefined;
  readonly description: Scenario['description'] | undefined;
  readonly replicates: number;
  readonly levers: readonly Lever[];
  /** How much may be spent on levers, in the unit of the file's budget. */
  readonly budget: number | undefined;
  /** In the order in which they are merged, the one asked for last. */
  readonly files: readonly string[];
}

export interface Answers {
  readonly forecast: Forecast;
  /** Of the scenario as it is set, as fast as can be: without trajectories. */
  readonly chances: Chances;
  readonly outline: Outline;
  /** The text of a scenario file that says what the levers say. */
  readonly variant: string;
  readonly draws: Float64Array;
  readonly audit: AuditReport;
  /** From the base of the question to its files, in the same replicates. */
  readonly compare: CompareReport;
  readonly drivers: DriversReport;
  readonly required: RequiredReport;
  /** Progress is told in trials, of which nobody knows how many there will be. */
  readonly portfolio: PortfolioReport;
  /** Nothing is under way in the lane any more. */
  readonly stop: true;
}

/** In both languages: which one is read may change while it is shown. */
export type Said = Readonly<Record<Language, string>>;

/** One thing that is wrong: where, against what rule, and what to do next. */
export interface Wrong extends Pick<Issue, 'path' | 'location'> {
  /** With what was found instead. */
  readonly rule: Said;
  readonly hint: Said | undefined;
}

/** What is wrong, in the words of the engine, with places where a file is at fault. */
export interface Failure {
  /** All of it, as a terminal shows it. */
  readonly message: Said;
  readonly issues: readonly Wrong[];
}

export type Reply =
  | {readonly kind: 'alive'}
  | {readonly id: number; readonly kind: 'progress'; readonly replicates: number; readonly of: number}
  | {
      readonly id: number;
      readonly kind: 'answer';
      readonly answer: Answers[Question['what']];
      readonly milliseconds: number;
    }
  | {readonly id: number; readonly kind: 'cancelled'}
  | {readonly id: number; readonly kind: 'failure'; readonly failure: Failure};

export interface Asked {
  readonly id: number;
  readonly question: Question;
}

/** Asks whether the engine is still there. */
export interface Beat {
  readonly beat: true;
}
