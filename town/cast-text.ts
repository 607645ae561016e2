/** docs/cast.md: the thirty people later work uses, as short stories with their ids. */
import { displayName } from '#parties';
import { organisations } from './organisations.ts';
import { idOf, type Townsperson } from './person.ts';
import type { Town } from './town.ts';

export function castText(town: Town): string {
  const cast = town.people.filter((it) => it.story !== undefined);
  return `# The cast

Thirty people of the invented town. None of them exists. Their days move with the day the town is made, so that a card that
ends in three weeks always does; their ids and names stay. Made from \`town/cast.ts\` by \`npm run cast\`; do not edit.

${cast.map((it) => storyOf(town, it)).join('\n\n')}
`;
}

function storyOf({ mandates, guardians }: Town, person: Townsperson): string {
  const { key, names, story, posts = [] } = person;
  const lines = [
    ...posts.map(
      (it) => `Works as ${it.role} at ${nameOf(it.organisation)}${it.unit === undefined ? '' : `, ${it.unit}`}.`,
    ),
    ...mandates
      .filter((it) => it.resident === key)
      .map((it) => `Helped by ${it.helper}: ${it.scope.join(', ')}${it.ended === true ? ' (ended)' : ''}.`),
    ...guardians.filter((it) => it.guardian === key).map((it) => `Acts by law for ${it.ward} (${it.kind}).`),
  ];
  return [`## ${key} ${displayName(names, 'en')}`, `\`${idOf(key)}\``, story, ...lines.map((it) => `- ${it}`)]
    .join('\n\n')
    .replaceAll(/\n\n(?=- )/g, '\n')
    .replace(/\n- /, '\n\n- ');
}

const nameOf = (key: string): string => {
  const found = organisations.find((it) => it.key === key);
  return found === undefined ? key : `${found.romaji} (${key})`;
};
