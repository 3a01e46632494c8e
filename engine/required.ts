/** What it would take, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {required} from './analysis/required/required.ts';
