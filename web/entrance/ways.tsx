/** Adding an account elsewhere: leaving for the service, and saying afterwards that what it found is one's own. */
import { Form } from '../parts/form.tsx';
import { Frame, type View } from '../parts/frame.tsx';

type LeavingProps = { readonly view: View; readonly service: string; readonly address: string };

/** WHY a page between: a form of ours leads to no other site, and the person sees where they go. */
export function LeavingPage({ view, service, address }: LeavingProps) {
  const { say } = view;
  return (
    <Frame view={view} title={say('account.identities.add', { name: service })} path="me/account">
      <p>{say('identities.leaving', { name: service })}</p>
      <p>
        <a class="button" href={address} rel="noreferrer">
          {say('identities.leave', { name: service })}
        </a>
      </p>
    </Frame>
  );
}

type FoundProps = {
  readonly view: View;
  readonly service: string;
  /** How its holder knows the account: shown, not kept. */
  readonly called: string;
  /** It belongs to somebody here already. */
  readonly taken: boolean;
  readonly found: string;
};

export function FoundPage({ view, service, called, taken, found }: FoundProps) {
  const { say, locale } = view;
  return (
    <Frame view={view} title={say('identities.found')} path="me/account">
      <p class="lead">{say('identities.found.text', { name: service, account: called })}</p>
      {taken ? (
        <p>{say('identities.no')}</p>
      ) : (
        <>
          <p>{say('identities.found.ask')}</p>
          <Form action={`/${locale}/me/account/identities`} class="act">
            <input type="hidden" name="found" value={found} />
            <button type="submit">{say('identities.yes')}</button>
          </Form>
        </>
      )}
      <p>
        <a href={`/${locale}/me/account`}>{say('identities.back')}</a>
      </p>
    </Frame>
  );
}
