/** The audit, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {audit} from './audit/audit.ts';
