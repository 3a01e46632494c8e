export {convert, convertFactor, isSameKind, type UnitFault} from './units/convert.ts';
export {decimalText, shift} from './units/decimal.ts';
export {displayUnit, type DisplayUnit, formatNumber, formatQuantity, label, type Language} from './units/format.ts';
export {parseKnownUnit, parseUnit, PLAIN, type Unit, unitEnd} from './units/parse.ts';
