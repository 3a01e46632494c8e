import type {Frame} from '../../engine/charts.ts';
import type {TargetForecast} from '../../engine/index.ts';
import type {Charts} from '../components/chart.tsx';

/** A number with what it means. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly detail?: string | undefined;
}

/** A probability in words and numbers. */
export interface ChanceText {
  readonly value: string;
  readonly error: string;
  readonly word: string;
  readonly target: Pick<TargetForecast, 'probability' | 'interval'>;
}

export interface SlideChart {
  readonly shape: 'wide' | 'square';
  readonly draw: (charts: Charts, frame: Frame) => SVGSVGElement;
}

/** One idea: what it is about, the idea itself, what supports it, and what the speaker adds. Every form of the deck is made from this. */
export interface Slide {
  readonly id: string;
  readonly kicker: string;
  readonly title: string;
  readonly chance?: ChanceText | undefined;
  readonly facts?: readonly Fact[];
  readonly chart?: SlideChart | undefined;
  /** A paragraph, where the idea is a text. */
  readonly text?: string;
  /** On the screen its levers can be moved. */
  readonly isLive?: true;
  readonly notes: readonly string[];
}

/** Charts are drawn so wide, in pixels, and scaled to the slide: so their type is large enough for a projector. */
export const CHART_WIDTH = {wide: 760, square: 430} as const;
