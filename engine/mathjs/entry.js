import {createUnitClass} from 'mathjs';
import * as number from 'mathjs/number';

// mathjs keeps its parser and units behind factories that ask for all of its arithmetic. Only `parse` and `Unit` are wanted here, on plain numbers: the factories
// are called with what they use, and what they ask for but never call is left out. See build.ts for why this is bundled.

const CONFIG = {number: 'number', numberFallback: 'number', predictable: false};

/** mathjs's parser: text to its syntax tree. Throws a SyntaxError with the position in `char`. Nothing that it returns is ever evaluated. */
export function createParser() {
  const unused = absent('numeric', 'matrix', 'subset', 'size', 'isBounded');
  const scope = {...unused, config: CONFIG, typed: onlyOfText(), math: {}, mathWithTransform: {}};
  scope.ResultSet = number.createResultSet(scope);
  scope.Node = number.createNode(scope);
  const nodes = [
    number.createAccessorNode,
    number.createArrayNode,
    number.createAssignmentNode,
    number.createBlockNode,
    number.createConditionalNode,
    number.createConstantNode,
    number.createFunctionAssignmentNode,
    number.createSymbolNode,
    number.createFunctionNode,
    number.createIndexNode,
    number.createObjectNode,
    number.createOperatorNode,
    number.createParenthesisNode,
    number.createRangeNode,
    number.createRelationalNode,
  ];
  for (const create of nodes) scope[create.fn] = create(scope);
  return number.createParse(scope);
}

/** mathjs's Unit class, with its own units and dimensions; a registry of its own for each call. */
export function createUnits() {
  return createUnitClass({
    ...absent('abs', 'fix', 'round', 'isNumeric'),
    config: CONFIG,
    addScalar: (a, b) => a + b,
    subtractScalar: (a, b) => a - b,
    multiplyScalar: (a, b) => a * b,
    divideScalar: (a, b) => a / b,
    pow: (a, b) => a ** b,
    equal: (a, b) => a === b,
    number: Number,
    format: String,
    BigNumber: OtherNumber,
    Complex: OtherNumber,
    Fraction: OtherNumber,
  });
}

/** A kind of number that no value here has. */
function OtherNumber() {}

/** In place of mathjs's dispatch on the types of arguments: all that the parser is given is text. */
function onlyOfText() {
  return Object.assign((_, {string}) => string, {addConversion() {}});
}

function absent(...names) {
  return Object.fromEntries(names.map((name) => [name, () => fail(name)]));
}

function fail(name) {
  throw new Error(`mathjs asks for ${name}, which is left out in entry.js`);
}
