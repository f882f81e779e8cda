import { TypeFlags } from 'typescript';

const named =
  TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.StringMapping | TypeFlags.Any | TypeFlags.Unknown;

/**
 * Keeps names from outside out of objects: under `constructor` and `__proto__` every object has something that nobody put
 * there. A key that can be any text belongs to a `Map`, or is asked for by `ownValue`; keys that the compiler knows one by
 * one are fine. Where there are no types (scripts in .astro files), only what the syntax shows is judged.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const names = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const { sourceCode } = context;
    const types = sourceCode.parserServices?.program ? sourceCode.parserServices : undefined;
    const text = (node) => sourceCode.getText(node);

    function typeOf(node) {
      const type = types.getTypeAtLocation(node);
      return types.program.getTypeChecker().getBaseConstraintOfType(type) ?? type;
    }

    /** Whether a key can be any text: by its type, or because a cast hides that. */
    function isAnyName(node) {
      if (node.type === 'TSAsExpression' && text(node.typeAnnotation) !== 'const') return true;
      if (!types || node.type === 'Literal') return false;
      const type = typeOf(node);
      return (type.isUnion() ? type.types : [type]).some(({ flags }) => flags & named);
    }

    /** Whether a value can have any keys: that of `Object.fromEntries`, of `JSON.parse`, a record. */
    function hasAnyKeys(node) {
      const type = types && typeOf(node);
      return Boolean(type && (type.flags & TypeFlags.Any || type.getStringIndexType()));
    }

    /** Whether `Object.hasOwn(object, key)` has been asked around the place. */
    function isAsked({ object, property }, node) {
      const question = `Object.hasOwn(${text(object)}, ${text(property)})`;
      for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
        const asked =
          outer.type === 'LogicalExpression' && outer.operator === '&&' && outer.right === inner
            ? outer.left
            : /^(?:ConditionalExpression|IfStatement)$/.test(outer.type) && outer.consequent === inner
              ? outer.test
              : undefined;
        if (asked && text(asked).includes(question) && !/\|\||!Object/.test(text(asked))) return true;
      }
      return false;
    }

    const report = (node, message) => context.report({ node, message });

    return {
      MemberExpression(node) {
        if (!node.computed || !isAnyName(node.property) || isAsked(node, node)) return;
        report(
          node,
          `\`${text(node.property)}\` can be any name, such as \`constructor\`: use a Map, or \`ownValue\` to read a record.`,
        );
      },
      BinaryExpression(node) {
        const { left, operator } = node;
        if (operator !== 'in' || left.type === 'Literal' || left.type === 'PrivateIdentifier') return;
        if (types && !isAnyName(left)) return;
        report(node, `\`in\` finds \`constructor\` in every object: ask a Map or Set, or \`Object.hasOwn\`.`);
      },
      'ObjectPattern > Property[computed=true]'(node) {
        if (isAnyName(node.key)) report(node, `\`${text(node.key)}\` can be any name: use a Map, or \`ownValue\`.`);
      },
      ForInStatement(node) {
        report(node, '`for … in` also finds what an object has inherited: use `Object.entries`.');
      },
      'CallExpression[callee.object.name="Object"][callee.property.name="assign"]'(node) {
        if (node.arguments.slice(1).some(hasAnyKeys))
          report(node, '`Object.assign` makes a value under `__proto__` the prototype: use spread, or a Map.');
      },
      'CallExpression[callee.object.name="z"][callee.property.name="record"]'(node) {
        report(node, '`z.record` drops the key `__proto__` without a word: use `recordByName`.');
      },
    };
  },
};
