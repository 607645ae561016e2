/** Where somebody may be led after signing in or proving who they are: pages of ours, and nothing that acts. */
import { openedForField } from '../../web/parts/form.tsx';
import { addressesFor, patternOf } from './table.ts';

const closed = addressesFor('resident', 'member', 'helper', 'administrator', 'operator').filter((it) =>
  it.startsWith('GET'),
);
/** The pages that prove who somebody is lead nowhere by themselves, and a secret stands in no address but its own. */
const pages = closed.filter((it) => !it.includes('/prove') && !it.includes(':secret')).map(patternOf);
const secrets = closed.filter((it) => it.includes(':secret')).map(patternOf);

export function isPageOfOurs(next: string): boolean {
  const to = parsed(next);
  if (to === undefined || to.hash !== '') return false;
  const extra = [...to.searchParams.keys()].filter((it) => it !== openedForField);
  return extra.length === 0 && pages.some((it) => it.test(to.pathname));
}

export const isLinkWithSecret = (path: string): boolean => {
  const to = parsed(path);
  return to !== undefined && to.search === '' && to.hash === '' && secrets.some((it) => it.test(to.pathname));
};

/** An address of ours that is written as a browser would read it; nothing else. */
function parsed(address: string): URL | undefined {
  const here = 'http://here.invalid';
  const to = URL.parse(address, here);
  return to !== null && to.origin === here && `${to.pathname}${to.search}${to.hash}` === address ? to : undefined;
}
