/** Every form of a page says whom the page was opened for; the door compares it with who is there when it is sent. */
import { createContext, type JSX, useContext } from 'hono/jsx';

/** Set by the layout for whoever is signed in; nobody on the pages without an account. */
export const OpenedFor = createContext<string | undefined>(undefined);

/** The field, and the parameter of a link, that carries it. */
export const openedForField = 'for';

type FormProps = Omit<JSX.IntrinsicElements['form'], 'method'> & {
  readonly method?: 'get' | 'post';
  /** For somebody else than the page: a form that was sent and is to be sent again. */
  readonly openedFor?: string | undefined;
};

/** INVARIANT: no page of an account writes a `<form>` of its own. */
export function Form({ children, method = 'post', openedFor: earlier, ...attributes }: FormProps) {
  const ofPage = useContext(OpenedFor);
  const openedFor = earlier ?? ofPage;
  // A file is not read for whom it is not for: its form says it in the address.
  const inAddress = openedFor !== undefined && attributes.enctype === 'multipart/form-data';
  const to = inAddress ? { action: `${attributes.action}?${openedForField}=${openedFor}` } : {};
  return (
    <form method={method} {...attributes} {...to}>
      {openedFor !== undefined && !inAddress && <input type="hidden" name={openedForField} value={openedFor} />}
      {children}
    </form>
  );
}
