/** What the targets hang on, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {drivers} from './analysis/drivers/drivers.ts';
export {rankDrivers, type RankReport} from './analysis/drivers/rank-drivers.ts';
