import type {Path} from '../errors.ts';
import type {Builder} from '../program/builder.ts';
import type {Unit} from '../units.ts';
import {parseLeaf} from './cases.ts';
import {Lowering, type Scope} from './lower.ts';
import type {Reporter} from './reporter.ts';
import {say} from '../message.ts';

/** Reads the numbers that targets and checks ask for: arithmetic and units, but no names and no distributions. */
export class Constants {
  private readonly b: Builder;
  private readonly reporter: Reporter;
  private readonly scope: Scope;

  constructor(b: Builder, base: number, reporter: Reporter) {
    this.b = b;
    this.reporter = reporter;
    this.scope = {
      resolve: (name) => ({
        rule: say`must be a number, not ${name}`,
        hint: say`make a formula metric of it and set the target on that`,
      }),
      districts: new Map(),
      base,
    };
  }

  /** The number at a path, in `unit`; NaN, and a report, where it is none or not finite. */
  read(path: Path, text: string | number, unit: Unit | undefined): number {
    const leaf = parseLeaf(text, path, new Set(), this.reporter);
    const site = {district: undefined, year: this.scope.base, stream: '', fresh: false, unit};
    const faults = this.reporter.issues.length;
    const value = new Lowering(this.b, this.scope, this.reporter, leaf).value(leaf.expression, site);
    const known = value === undefined ? undefined : this.b.constantOf(value);
    if (known !== undefined && Number.isFinite(known)) return known;
    // A fault that is reported already makes NaN of the number.
    if (this.reporter.issues.length === faults)
      this.reporter.report(path, {
        rule: say`must be one finite number`,
        got: String(known ?? text),
        hint: say`write a number such as 3500`,
      });
    return Number.NaN;
  }
}
