/** What it would take to reach a target, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {required} from './analysis/required/required.ts';
