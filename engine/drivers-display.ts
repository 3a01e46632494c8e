/** How drivers are said to people, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {type DriversView, driversView} from './report/drivers-view.ts';
export {driversWordsOf} from './report/drivers-words.ts';
export {type JointView, jointView} from './report/joint-view.ts';
export type {SourcesView} from './report/sources-view.ts';
export type {EndView, TornadoView} from './report/tornado-view.ts';
