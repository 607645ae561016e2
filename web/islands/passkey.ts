/**
 * Passkeys: asks the server for a challenge, lets the browser answer, and sends the answer with the form around the
 * button. Without this script the button is hidden, and the other ways stay.
 */
type Answer = { readonly toJSON: () => object };
type Options = { readonly options: object; readonly ceremony: string };
type Button = {
  hidden: boolean;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  readonly form: Form;
  addEventListener: (type: 'click', listener: () => void) => void;
};
type Form = { readonly elements: Readonly<Record<string, { value: string }>>; submit: () => void };

declare const document: { querySelectorAll: (selector: string) => Iterable<Button> };
declare const PublicKeyCredential:
  | {
      parseCreationOptionsFromJSON?: (options: object) => object;
      parseRequestOptionsFromJSON?: (options: object) => object;
    }
  | undefined;
declare const navigator: {
  readonly credentials: {
    create: (asked: { publicKey: object }) => Promise<Answer | null>;
    get: (asked: { publicKey: object }) => Promise<Answer | null>;
  };
};

const browser = typeof PublicKeyCredential === 'undefined' ? undefined : PublicKeyCredential;

async function answer({ dataset, form }: Button): Promise<void> {
  const openedFor = form.elements.for?.value;
  const body = new URLSearchParams(openedFor === undefined ? {} : { for: openedFor });
  const response = await fetch(dataset.options ?? '', { method: 'POST', body });
  if (response.status !== 200) return form.submit();
  const { options, ceremony } = (await response.json()) as Options;
  const made =
    dataset.passkey === 'new'
      ? await navigator.credentials.create({ publicKey: browser?.parseCreationOptionsFromJSON?.(options) ?? {} })
      : await navigator.credentials.get({ publicKey: browser?.parseRequestOptionsFromJSON?.(options) ?? {} });
  const { credential, ceremony: field } = form.elements;
  if (credential !== undefined) credential.value = JSON.stringify(made?.toJSON() ?? {});
  if (field !== undefined) field.value = ceremony;
  form.submit();
}

if (browser?.parseCreationOptionsFromJSON !== undefined) {
  for (const button of document.querySelectorAll('[data-passkey]')) {
    button.hidden = false;
    // Whoever closes the browser's window has changed their mind: the page stays as it is.
    button.addEventListener('click', () => void answer(button).catch(() => {}));
  }
}
