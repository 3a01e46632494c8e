import {probit} from '../../kernels/scalar/index.ts';

/** What was counted at one setting. */
export interface Node {
  readonly x: number;
  /** In how many replicates each indicator was true. */
  readonly counts: readonly number[];
}

/**
 * How often each indicator is true as a function of one setting, on common random numbers: what has been counted at a setting serves every target, and is
 * counted once.
 */
export class Response {
  readonly replicates: number;
  readonly #count: (x: number) => Promise<readonly number[]>;
  /** Ascending. */
  readonly #nodes: Node[] = [];

  constructor(replicates: number, count: (x: number) => Promise<readonly number[]>) {
    this.replicates = replicates;
    this.#count = count;
  }

  get nodes(): readonly Node[] {
    return this.#nodes;
  }

  async at(x: number): Promise<Node> {
    const known = this.#nodes.find((node) => node.x === x);
    if (known) return known;
    const node = {x, counts: await this.#count(x)};
    const place = this.#nodes.findIndex((other) => other.x > x);
    this.#nodes.splice(place < 0 ? this.#nodes.length : place, 0, node);
    return node;
  }

  /**
   * The share of hits as a normal quantile, which is nearly straight in a setting that shifts what is roughly normal; half a hit more keeps it finite at none and
   * at all.
   */
  score(hits: number): number {
    return probit((hits + 0.5) / (this.replicates + 1));
  }
}
