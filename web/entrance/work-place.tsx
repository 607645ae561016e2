/** Where somebody works: in which posts, what they can do here already, and what is still being built. */
import type { HeldPost } from '#parties';
import { Frame, type View } from '../parts/frame.tsx';
import { organisationName } from '../parts/organisation-name.ts';
import type { WordKey } from '../parts/words.ts';

type Role = HeldPost['role'];

/** What each role can do already: an address after the language, by its name in the menu. */
const open: Readonly<Partial<Record<Role, readonly (readonly [string, WordKey])[]>>> = {
  administrator: [['administer', 'me.administer']],
  operator: [['operate', 'me.operate']],
  officer: [['officer', 'me.worklist']],
  reviewer: [['officer', 'me.worklist']],
  'procedure-lawyer': [['clients', 'me.clients']],
  'support-staff': [['clients', 'me.clients']],
  'municipal-worker': [['clients', 'me.clients']],
};

/** Open to everybody who works with the law. */
const forAll = [
  ['rules', 'site.rules'],
  ['api', 'site.api'],
] as const;

export function WorkPlacePage({ view, posts }: { readonly view: View; readonly posts: readonly HeldPost[] }) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('work.title')} path="work">
      {posts.length === 0 && <p>{say('work.none')}</p>}
      {posts.map((it) => (
        <section>
          <h2>{[organisationName(it, locale), it.unit].filter((name) => name !== undefined).join(' · ')}</h2>
          <p>{say('work.as', { role: say(`role.${it.role}` as WordKey) })}</p>
          <h3>{say('work.now')}</h3>
          <ul>
            {[...(open[it.role] ?? []), ...forAll].map(([path, name]) => (
              <li>
                <a href={`/${locale}/${path}`}>{say(name)}</a>
              </li>
            ))}
          </ul>
          <h3>{say('work.coming')}</h3>
          <p>{say(`work.coming.${it.role}` as WordKey)}</p>
        </section>
      ))}
    </Frame>
  );
}
