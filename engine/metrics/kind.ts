import type {z} from 'zod';
import type {Path} from '../errors.ts';
import type {Builder, Value} from '../program/builder.ts';
import type {Cases} from '../scenario/schema.ts';
import type {District} from '../scenario/districts.ts';
import type {Message} from '../message.ts';

/** A sentence in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * What a kind of metric gives: its own fields in a scenario file, and a model made of them. One kind is one file and one line in the registry.
 */
export interface MetricKind<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly kind: string;
  /** The fields that the kind adds to those every metric has. */
  readonly fields: Shape;
  /**
   * What a parent district is when the file does not say: the sum of its children, the model itself worked out at the parent (`own`), or nothing at all
   * where a sum would have no meaning (`none`).
   */
  readonly total: 'sum' | 'own' | 'none';
  /** What it is and its formula, in words. */
  readonly describe: Bilingual;
  /** What is random in it beyond the distributions in its fields, and when that is drawn. */
  readonly drawn?: Bilingual;
  /** Its parts in words, by the first word of their names, with a dot where more follows; `*` stands for names of the file's own. */
  readonly partWords?: Readonly<Record<string, Bilingual>>;
  /** Reads the fields once, reports what is wrong, and returns what works out one district in one year. */
  model(options: z.output<z.ZodObject<Shape>>, context: MetricContext): MetricModel;
}

export interface MetricModel {
  /** Its fields have faults, which have been reported; what rests on it has no more of them. */
  readonly isFaulty?: boolean;
  /** The metric in a district and a year from `base` to `end`; undefined where it is not defined, such as growth in the base year. */
  cell(district: District, year: number): Value | undefined;
  /** A part such as `firms.listed`; undefined where it is not defined. */
  part?(names: readonly string[], district: District, year: number): Value | undefined;
  /** Parts that may be addressed, for messages. */
  readonly parts?: readonly string[];
  /** Its yearly growth as it is assumed, where it has such. */
  readonly rate?: ((district: District, year: number) => Value | undefined) | undefined;
  /** What to do about a circle that goes through what the model is reading just now, where `lag` cannot break it. */
  readonly hintOnCircle?: Message | undefined;
  /** Units of parts that are in another unit than the metric itself, such as how many projects have landed; the others are in the metric's. */
  readonly partUnits?: Readonly<Record<string, string>>;
}

/** When the distributions in a field are drawn: once per replicate, or anew in each year. Always anew in each district. */
export type Drawn = 'once' | 'yearly';

/** A field of a metric, parsed: its value in a district and year. Undefined where a `lag` reaches before what is known. */
export interface Field {
  /** `copy` above 0 draws the distributions written in the field once more, independently; what it names stays what it is. */
  at(district: District, year: number, copy?: number): Value | undefined;
  /** Is a value given for this very district or one of its tags, not only a default? Its raw text where it is. */
  named(district: District): string | number | undefined;
}

/** What a model may ask for. */
export interface MetricContext {
  readonly id: string;
  readonly b: Builder;
  readonly base: number;
  readonly end: number;
  /** The districts whose cells the model works out; parents above them follow from the total. */
  readonly districts: readonly District[];
  /**
   * Parses a field; `name` keeps its draws apart from those of other fields. A level is in the metric's unit; a number, such as a rate, takes none.
   */
  field(name: string, cases: Cases, drawn: Drawn, of: 'level' | 'number'): Field;
  /** The metric itself, in any district that carries it and any year. */
  self(district: District, year: number): Value | undefined;
  /** A standard normal of its own for each district and year. */
  shock(name: string, district: District, year: number): Value;
  /** A factor's value in a year (the scenario's loader has checked that there is such a factor). */
  factor(id: string, year: number): Value;
  /** Its variance in that year over replicates; 0 for jumps and regimes, which are events on top of a trend. */
  factorVariance(id: string, year: number): Value;
  /** What is added to yearly growth where that is to be varied. */
  readonly uplift?: Value | undefined;
  /** If `value` is negative in any replicate, the run ends with an error that says how often and by how much. */
  mustNotBeNegative(value: Value, rule: Message, hint: Message, path: Path): void;
  /** Reports a fault at a path below the metric. */
  report(path: Path, rule: Message, hint?: Message, got?: Message | string): void;
}
