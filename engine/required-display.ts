/** How the answers of `required` are said to people, public and safe for browsers: by itself, so that a page loads it only for those who ask. */
export {answerText} from './report/required-text.ts';
export {requiredWordsOf} from './report/required-words.ts';
