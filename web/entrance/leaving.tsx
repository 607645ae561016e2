/** Leaving this device: what is asked of somebody who is signed in, and what is true afterwards. */
import { Act, Frame, type View } from '../parts/frame.tsx';

export function ClearPage({ view }: { readonly view: View }) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('clear.ask')} path="clear">
      <p>{say('clear.ask.text')}</p>
      <Act action={`/${locale}/clear`} label={say('clear.ask')} second={false} />
    </Frame>
  );
}

export function SignedOutPage({ view }: { readonly view: View }) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('clear.done')} path="clear">
      <p>{say('clear.done.text')}</p>
      <p>{say('clear.done.record')}</p>
      <p>
        <a href={`/${locale}`}>{say('clear.home')}</a>
      </p>
    </Frame>
  );
}
