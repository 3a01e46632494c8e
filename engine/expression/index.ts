export {LONGEST, parse, type Parsed, type ParseOptions} from './parse.ts';
export {print} from './print.ts';
export type * from './tree.ts';
export {BINARY_OPERATORS, FUNCTIONS, RESERVED_WORDS, SERIES_FUNCTIONS} from './vocabulary.ts';
export {children, distributionsIn, isConstant, namesIn, visit} from './walk.ts';
