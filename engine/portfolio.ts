/** Which levers are worth their money, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {portfolio} from './analysis/portfolio/portfolio.ts';
