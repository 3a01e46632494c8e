/** The comparison of two scenarios, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {compare} from './analysis/compare/compare.ts';
