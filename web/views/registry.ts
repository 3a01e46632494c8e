import type {FunctionComponent} from 'preact';
import type {AppState} from '../state/app-state.ts';
import {lazy} from '../components/lazy.tsx';
import type {PageTexts} from '../texts.ts';
import {Overview} from './overview.tsx';
import {WhatIf} from './what-if.tsx';

/** A view of the page, as the navigation names it. */
export interface View {
  /** The first names of the paths that lead to it; the navigation's link has the first of them. */
  readonly paths: readonly string[];
  readonly title: keyof PageTexts['nav'];
  readonly show: FunctionComponent<AppState>;
}

/** All views, in the order of the navigation. A new one is a line here. */
export const VIEWS: readonly View[] = [
  {paths: ['overview'], title: 'overview', show: Overview},
  {paths: ['what-if'], title: 'whatIf', show: WhatIf},
  {
    paths: ['detail', 'target', 'metric'],
    title: 'detail',
    show: lazy(() => import('./detail.tsx').then(({Detail}) => Detail)),
  },
  {
    paths: ['drivers'],
    title: 'drivers',
    show: lazy(() => import('../drivers/drivers-view.tsx').then(({DriversView}) => DriversView)),
  },
  {
    paths: ['levers'],
    title: 'levers',
    show: lazy(() => import('../frontier/frontier-view.tsx').then(({FrontierView}) => FrontierView)),
  },
  {paths: ['audit'], title: 'audit', show: lazy(() => import('./audit.tsx').then(({Audit}) => Audit))},
  {
    paths: ['scenarios'],
    title: 'scenarios',
    show: lazy(() => import('../scenarios/scenarios-view.tsx').then(({ScenariosView}) => ScenariosView)),
  },
];

/** The view that a path leads to; the first where it leads nowhere. */
export function viewAt([first = '']: readonly string[]): View {
  return VIEWS.find(({paths}) => paths.includes(first)) ?? VIEWS[0]!;
}
