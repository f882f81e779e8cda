import { posix, relative, sep } from 'node:path';

/**
 * Keeps imports going the way that the table of rooms in `eslint.config.mjs` says, names their extension (Node runs the
 * TypeScript as it is), and refuses barrels and drawers for everything.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const directions = {
  meta: { type: 'problem', schema: [{ type: 'object' }] },
  create(context) {
    const rooms = context.options[0];
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const room = file.endsWith('.test.ts') ? undefined : roomOf(file, rooms);

    // A script's own file lies "in" its .astro file: its imports start from there.
    const folder = posix.dirname(room === 'scripts' ? posix.dirname(file) : file);

    function judge(node, specifier) {
      const name = specifier.replace(/\?.*$/, '');
      const isOurs = name.startsWith('.');
      if (isOurs && !posix.extname(name)) {
        context.report({
          node,
          message: `\`${specifier}\` names no extension. Node needs it: write \`${specifier}.ts\`.`,
        });
      }
      if (!room) return;
      const target = isOurs ? roomOf(posix.join(folder, name), rooms) : undefined;
      if (isOurs ? target === room || rooms[room].rooms.includes(target) : rooms[room].packages.some(matches(name)))
        return;
      const what = target ? `from ${target}/` : `\`${specifier}\``;
      const may = [
        ...rooms[room].rooms.map((other) => `${other}/`),
        ...rooms[room].packages.filter((entry) => typeof entry === 'string'),
      ];
      context.report({
        node,
        message: `${room}/ may not import ${what}. It may import ${['itself', ...may].join(', ')}. The table of rooms is in eslint.config.mjs.`,
      });
    }

    return {
      Program(node) {
        const drawer = /(?:^|\/)(utils?|helpers?|misc)(?:\/|\.[^/]+$)/.exec(file)?.[1];
        if (drawer) context.report({ node, message: `\`${drawer}\` says nothing. A helper lives with its noun.` });
      },
      ImportDeclaration: (node) => judge(node, node.source.value),
      ExportNamedDeclaration: (node) => node.source && judge(node, node.source.value),
      ExportAllDeclaration(node) {
        context.report({ node, message: '`export *` makes a barrel. Import from the file that has the thing.' });
      },
      TSImportType: (node) => judge(node, node.source.value),
      ImportExpression: (node) => typeof node.source.value === 'string' && judge(node, node.source.value),
    };
  },
};

/**
 * Keeps what a browser loads to what may run there: scripts of pages, and the files of the model that are named as safe for
 * them, import one another and the packages on the list. Types are gone when it runs, so they come from anywhere.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const browser = {
  meta: { type: 'problem', schema: [{ type: 'object' }] },
  create(context) {
    const { scripts, safe, packages } = context.options[0];
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const isLoaded = (path) => path.startsWith(`${scripts}/`) || safe.includes(path);
    if (!isLoaded(file) || file.endsWith('.test.ts')) return {};

    function judge(node, specifier) {
      const isOurs = specifier.startsWith('.');
      if (isOurs ? isLoaded(posix.join(posix.dirname(file), specifier)) : packages.some((name) => name === specifier))
        return;
      context.report({
        node,
        message: `\`${specifier}\` is not for browsers: import its types alone, or name it in the list in eslint.config.mjs and keep it free of Node, zod and calendars.`,
      });
    }

    return {
      ImportDeclaration(node) {
        const isType = node.importKind === 'type';
        const areTypes = node.specifiers.length > 0 && node.specifiers.every(({ importKind }) => importKind === 'type');
        if (!isType && !areTypes) judge(node, node.source.value);
      },
      ExportNamedDeclaration(node) {
        if (node.source && node.exportKind !== 'type') judge(node, node.source.value);
      },
      ImportExpression: (node) => typeof node.source.value === 'string' && judge(node, node.source.value),
    };
  },
};

/** The room that a path from the repository's root lies in, if any. */
function roomOf(path, rooms) {
  if (/\.astro\/[^/]+$/.test(path)) return 'scripts';
  return Object.keys(rooms).find((room) =>
    rooms[room].at.some((place) => path === place || path.startsWith(`${place}/`)),
  );
}

/** `zod` stands for `zod/v4` too. */
function matches(name) {
  return (entry) => (typeof entry === 'string' ? name === entry || name.startsWith(`${entry}/`) : entry.test(name));
}
