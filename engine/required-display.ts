/** How it is said to people what it would take, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {
  type RequiredCellView,
  type RequiredRowView,
  type RequiredSectionView,
  type RequiredView,
  requiredView,
} from './report/required-view.ts';
