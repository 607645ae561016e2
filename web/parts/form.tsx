/** Every form of a page says whom the page was opened for; the door compares it with who is there when it is sent. */
import { createContext, type JSX, useContext } from 'hono/jsx';

/** Set by the layout for whoever is signed in; nobody on the pages without an account. */
export const OpenedFor = createContext<string | undefined>(undefined);

/** The field, and the parameter of a link, that carries it. */
const openedForField = 'for';

type FormProps = Omit<JSX.IntrinsicElements['form'], 'method'> & { readonly method?: 'get' | 'post' };

/** INVARIANT: no page of an account writes a `<form>` of its own. */
export function Form({ children, method = 'post', ...attributes }: FormProps) {
  const openedFor = useContext(OpenedFor);
  return (
    <form method={method} {...attributes}>
      {openedFor !== undefined && <input type="hidden" name={openedForField} value={openedFor} />}
      {children}
    </form>
  );
}
