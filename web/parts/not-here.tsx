/** "There is nothing" and "you may not" are one page, so that nobody learns from it what there is. */
import type { Locale } from '#language';
import { Frame } from './frame.tsx';
import type { Account, Assets } from './layout.tsx';
import { sayIn } from './words.ts';

type Props = { readonly locale: Locale; readonly assets: Assets; readonly account?: Account };

export function NotHere({ locale, assets, account }: Props) {
  const say = sayIn(locale);
  const view = { locale, say, assets, ...(account === undefined ? {} : { account }) };
  return (
    <Frame view={view} title={say('notHere.title')} path="me">
      <p>{say('notHere.text')}</p>
      <p>
        <a href={`/${locale}/me`}>{say('me.home')}</a>
      </p>
    </Frame>
  );
}
