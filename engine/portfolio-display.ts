/** How portfolios of levers are said to people, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {
  type FrontierView,
  type PortfolioPointView,
  portfolioPointView,
  type PortfolioView,
  portfolioView,
  type SetView,
  type TargetChanceView,
} from './report/portfolio-view.ts';
export {portfolioWordsOf} from './report/portfolio-words.ts';
