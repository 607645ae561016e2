import { posix } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';

/** Rooms whose answers depend on their arguments alone. */
const PURE = /^src\/(rules|calendar)\//;
const IMPURE_NAMES = new Set(['Date', 'performance', 'process', 'globalThis', 'crypto']);
const IMPURE_MEMBERS = new Set(['Math.random', 'Temporal.Now']);

/**
 * The ways into another room, or out to the clock, that the linter does not see, as `file:line what`.
 * `file` is relative to the repository; its first two folders are the room.
 */
export function hiddenEntrances(file: string, text: string): string[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`cannot read \`${file}\``, { cause: errors[0] });
  const room = `${file.split('/').slice(0, 2).join('/')}/`;
  const pure = PURE.test(file) && !file.endsWith('.test.ts');
  const found: string[] = [];
  // `x.process` and `{ process: 1 }` only name a key; a parent is visited before its key.
  const keys = new Set<number>();
  const noteKey = (node: { readonly key: { readonly start: number }; readonly computed?: boolean }): void => {
    if (!node.computed) keys.add(node.key.start);
  };
  const complain = (start: number, what: string): void => {
    found.push(`${file}:${text.slice(0, start).split('\n').length} ${what}`);
  };
  const checkPath = (source: { readonly start: number; readonly value: unknown } | null): void => {
    if (source === null || typeof source.value !== 'string' || !source.value.startsWith('.')) return;
    const target = posix.join(posix.dirname(file), source.value);
    if (!target.startsWith(room)) complain(source.start, `leaves its room: ${source.value}`);
  };

  new Visitor({
    ImportDeclaration: (node) => checkPath(node.source),
    ExportAllDeclaration: (node) => checkPath(node.source),
    ExportNamedDeclaration: (node) => checkPath(node.source),
    ImportExpression(node) {
      if (node.source.type !== 'Literal') complain(node.start, 'computed import()');
      else checkPath(node.source);
    },
    TSImportType: (node) => complain(node.start, `import type of ${node.source.value}`),
    ImportSpecifier(node) {
      if (node.imported.type === 'Identifier' && node.imported.name === 'createRequire')
        complain(node.start, 'createRequire');
    },
    Property(node) {
      if (!node.shorthand) noteKey(node);
    },
    TSPropertySignature: noteKey,
    TSMethodSignature: noteKey,
    PropertyDefinition: noteKey,
    MethodDefinition: noteKey,
    MemberExpression(node) {
      if (!node.computed) keys.add(node.property.start);
      if (node.property.type !== 'Identifier') return;
      const { name } = node.property;
      if (node.object.type === 'MetaProperty' && name === 'resolve') complain(node.start, 'import.meta.resolve');
      if (name === 'getBuiltinModule' || name === 'createRequire') complain(node.start, name);
      if (!pure || node.object.type !== 'Identifier') return;
      const member = `${node.object.name}.${name}`;
      if (IMPURE_MEMBERS.has(member)) complain(node.start, member);
    },
    Identifier(node) {
      if (pure && IMPURE_NAMES.has(node.name) && !keys.has(node.start)) complain(node.start, node.name);
    },
  }).visit(program);
  return [...new Set(found)]; // `{ Date }` is key and value at once
}
