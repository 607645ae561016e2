/** The frame of the pages of somebody's own affairs. */
import type { Child } from 'hono/jsx';
import type { Locale } from '#language';
import { ErrorSummary, type ShownError } from './errors.tsx';
import { Form } from './form.tsx';
import { type Account, type Assets, Layout } from './layout.tsx';
import type { Say } from './words.ts';

/** What every such page is given. */
export type View = { readonly locale: Locale; readonly say: Say; readonly assets: Assets; readonly account?: Account };

/** Does this page lead on to that one? A helper is led nowhere their mandate does not go. */
export const leadsTo = ({ account, locale }: View, path: 'me/stand' | 'me/tell'): boolean =>
  account?.links.some((it) => it.href === `/${locale}/${path}`) ?? false;

type FrameProps = {
  readonly view: View;
  readonly title: string;
  /** The address after the language. */
  readonly path: string;
  readonly errors?: readonly ShownError[];
  readonly children?: Child;
};

export function Frame({ view, title, path, errors = [], children }: FrameProps) {
  const { locale, assets, account, say } = view;
  return (
    <Layout
      locale={locale}
      assets={assets}
      title={title}
      failed={errors.length > 0}
      path={(it) => `/${it}/${path}`}
      kept="me.kept"
      {...(account === undefined ? {} : { account })}
    >
      <ErrorSummary errors={errors} say={say} />
      <h1>{title}</h1>
      {children}
    </Layout>
  );
}

/** One button that does one thing. */
export function Act({
  action,
  label,
  second = true,
  children,
}: {
  readonly action: string;
  readonly label: string;
  readonly second?: boolean;
  readonly children?: Child;
}) {
  return (
    <Form action={action} class="act">
      {children}
      <button type="submit" class={second ? 'second' : undefined}>
        {label}
      </button>
    </Form>
  );
}
