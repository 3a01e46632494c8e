/** How drivers are said to people, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {type DriversView, driversView, type EndView, type SourcesView} from './report/drivers-view.ts';
export {driversWordsOf} from './report/drivers-words.ts';
