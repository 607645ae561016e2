/** What a link offers, before it is taken. */
import { formatDay } from '#language';
import type { OpenOffer } from '#parties';
import { Act, Frame, type View } from '../parts/frame.tsx';
import type { WordKey } from '../parts/words.ts';

type OfferProps = { readonly view: View; readonly offer: OpenOffer; readonly secret: string };

export function OfferPage({ view, offer, secret }: OfferProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('offer.title')} path={`help/${secret}`}>
      <p>{say('offer.text')}</p>
      <ul>
        {offer.scope.map((scope) => (
          <li>{say(`may.${scope}` as WordKey)}</li>
        ))}
      </ul>
      <p>{say('helpers.until', { day: formatDay(locale, offer.endsOn) })}</p>
      <Act action={`/${locale}/help/${secret}`} label={say('offer.take')} second={false} />
    </Frame>
  );
}
