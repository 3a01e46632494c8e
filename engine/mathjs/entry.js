import {create, createComplexClass, createFractionClass, createUnitClass, factory} from 'mathjs';
import * as number from 'mathjs/number';

// mathjs keeps its parser and units behind factories that ask for all of its arithmetic. Only `parse` and `Unit` are wanted here, on plain numbers: what
// they ask for but never call is left out. See build.ts for why this is bundled.

/** mathjs's parser: text to its syntax tree. Throws a SyntaxError with the position in `char`. Nothing that it returns is ever evaluated. */
export function createParser() {
  const nodes = [
    number.createNode,
    number.createAccessorNode,
    number.createArrayNode,
    number.createAssignmentNode,
    number.createBlockNode,
    number.createConditionalNode,
    number.createConstantNode,
    number.createFunctionAssignmentNode,
    number.createFunctionNode,
    number.createIndexNode,
    number.createObjectNode,
    number.createOperatorNode,
    number.createParenthesisNode,
    number.createRangeNode,
    number.createRelationalNode,
    number.createSymbolNode,
  ];
  const unused = ['numeric', 'matrix', 'subset', 'size', 'isBounded'].map(absent);
  return create([number.createTyped, number.createResultSet, number.createParse, ...nodes, ...unused]).parse;
}

/** mathjs's Unit class, with its own units and dimensions; a registry of its own for each call. */
export function createUnits() {
  const arithmetic = [
    given('addScalar', (a, b) => a + b),
    given('subtractScalar', (a, b) => a - b),
    given('multiplyScalar', (a, b) => a * b),
    given('divideScalar', (a, b) => a / b),
    given('pow', (a, b) => a ** b),
    given('equal', (a, b) => a === b),
    given('number', Number),
    given('format', String),
  ];
  const unused = ['abs', 'fix', 'round', 'isNumeric', 'BigNumber'].map(absent);
  return create([createUnitClass, createComplexClass, createFractionClass, ...arithmetic, ...unused]).Unit;
}

function given(name, value) {
  return factory(name, [], () => value);
}

function absent(name) {
  return given(name, () => {
    throw new Error(`mathjs asks for ${name}, which is left out in entry.ts`);
  });
}
