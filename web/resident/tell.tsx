/** Tell a fact: the same question as in the interview, kept in the record; what matters next, and everything by topic. */
import { joinItems, type Locale } from '#language';
import { japan } from '#rulebook/japan';
import { type FactDefinition, isDated } from '#rules';
import { CardPicture } from '../parts/card-picture.tsx';
import type { ShownError } from '../parts/errors.tsx';
import { FactFields } from '../parts/fact-fields.tsx';
import type { Typed } from '../parts/form.ts';
import { Form } from '../parts/form.tsx';
import { Frame, type View } from '../parts/frame.tsx';
import { factLabel } from './record.tsx';
import { factsIn, type Section, sectionName, sectionOf, sections } from './sections.ts';

/** Facts only an officer can find are nobody's to tell, nor is what is only planned. */
export const isTellable = (fact: FactDefinition): boolean => fact.heldBy !== 'officer' && fact.plan !== true;

const questionOf = (locale: Locale, fact: string): string => japan.wording[locale]?.facts[fact]?.question ?? fact;

export type TellListProps = {
  readonly view: View;
  /** What is told; not there where whoever writes does not see it. */
  readonly known: ReadonlySet<string> | undefined;
  /** What is not told and can change where the person stands, the next first. */
  readonly open: readonly string[];
  readonly search: string;
  /** What was kept just now. */
  readonly kept?: string | undefined;
};

const mostNext = 5;

export function TellListPage({ view, known, open, search, kept }: TellListProps) {
  const { say, locale } = view;
  const [first, ...others] = open.slice(0, mostNext);
  return (
    <Frame view={view} title={say('tell.title')} path="me/tell">
      <Kept view={view} kept={kept} />
      <p>{say('tell.lead')}</p>
      {first !== undefined && (
        <section class="card">
          <h2>{say('tell.next')}</h2>
          <p class="strong">{questionOf(locale, first)}</p>
          <p class="actions">
            <a class="button" href={`/${locale}/me/tell/${first}?guide=next`}>
              {say('tell.next.go')}
            </a>
          </p>
          {others.length > 0 && (
            <p class="help">
              {say('tell.next.then', {
                facts: joinItems(
                  locale,
                  others.map((it) => factLabel(locale, it)),
                ),
                count: open.length,
              })}
            </p>
          )}
        </section>
      )}
      {first === undefined && known !== undefined && <p class="note">{say('tell.next.none')}</p>}
      <Form method="get" action={`/${locale}/me/tell`} class="search" role="search">
        <label for="field-q">{say('tell.search')}</label>
        <div class="parts">
          <input type="search" id="field-q" name="q" value={search} maxlength={80} autocomplete="off" />
          <button type="submit" class="second">
            {say('tell.search.go')}
          </button>
        </div>
      </Form>
      {search !== '' && <Found view={view} search={search} known={known} />}
      <h2>{say('tell.topics')}</h2>
      {sections.map((it) => (
        <Topic view={view} section={it} known={known} />
      ))}
    </Frame>
  );
}

function Kept({ view: { say, locale }, kept }: { readonly view: View; readonly kept: string | undefined }) {
  if (kept === undefined) return null;
  return (
    <p class="kept" role="status">
      {say('tell.kept', { label: factLabel(locale, kept) })}
    </p>
  );
}

type Listed = { readonly view: View; readonly known: ReadonlySet<string> | undefined };

/** Facts of which the name or the question holds what was looked for. */
function Found({ view, search, known }: Listed & { readonly search: string }) {
  const { say, locale } = view;
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
  const found = sections
    .flatMap((it) => factsIn(it))
    .filter((it) => isTellable(it))
    .filter(({ id }) => plain(`${factLabel(locale, id)} ${questionOf(locale, id)}`).includes(plain(search)));
  return (
    <section>
      <h2>{say('tell.found', { count: found.length })}</h2>
      {found.length > 0 && <Facts view={view} facts={found} known={known} />}
    </section>
  );
}

function Topic({ view, section, known }: Listed & { readonly section: Section }) {
  const { say, locale } = view;
  const facts = factsIn(section).filter(isTellable);
  const told = facts.filter((it) => known?.has(it.id)).length;
  const name = sectionName(locale, section);
  return (
    <details class="topic">
      <summary>
        {name} {known !== undefined && <span class="count">{say('tell.told', { told, all: facts.length })}</span>}
      </summary>
      {told < facts.length && (
        <p>
          <a href={`/${locale}/me/tell?guide=${section}`}>{say('tell.topic.go', { topic: name })}</a>
        </p>
      )}
      <Facts view={view} facts={facts} known={known} />
    </details>
  );
}

function Facts({ view: { say, locale }, facts, known }: Listed & { readonly facts: readonly FactDefinition[] }) {
  return (
    <ul>
      {facts.map((it) => (
        <li>
          <a href={`/${locale}/me/tell/${it.id}`}>{factLabel(locale, it.id)}</a>
          {known?.has(it.id) && <span class="help"> {say('tell.told.one')}</span>}
        </li>
      ))}
    </ul>
  );
}

export type TellProps = {
  readonly view: View;
  readonly fact: FactDefinition;
  readonly typed: Typed;
  readonly errors?: readonly ShownError[];
  readonly acting: boolean;
  /** Who writes does not see what is there. */
  readonly unseen: boolean;
  /** One question after the other, from here. */
  readonly guide?: 'next' | Section | undefined;
  /** What was kept just before. */
  readonly kept?: string | undefined;
};

export function TellPage(props: TellProps) {
  const { view, fact, typed, errors = [], acting, unseen, guide, kept } = props;
  const { say, locale } = view;
  const words = japan.wording[locale]?.facts[fact.id];
  return (
    <Frame view={view} title={words?.question ?? fact.id} path={`me/tell/${fact.id}`} errors={errors}>
      <Kept view={view} kept={kept} />
      {guide !== undefined && <p class="help">{sectionName(locale, sectionOf(fact.id))}</p>}
      {words?.why && <p class="why">{words.why}</p>}
      {words?.help && <p>{words.help}</p>}
      {words?.where && <p class="where">{say('ask.where', { where: words.where })}</p>}
      <CardPicture fact={fact.id} say={say} />
      {unseen && <p class="note">{say('tell.unseen')}</p>}
      <Form action={`/${locale}/me/tell/${fact.id}`} novalidate>
        {guide !== undefined && <input type="hidden" name="guide" value={guide} />}
        {/* Enter in a field keeps the answer, also where a list has buttons of its own before. */}
        <button type="submit" name="go" value="answer" class="enter" tabindex={-1}>
          {say('tell.keep')}
        </button>
        <FactFields
          fact={fact}
          title={words?.question ?? fact.id}
          typed={typed}
          errors={errors}
          say={say}
          locale={locale}
          unseen={unseen}
        />
        <div class="actions">
          <button type="submit" name="go" value="answer">
            {say(guide === undefined ? 'tell.keep' : 'tell.keep.next')}
          </button>
          {isDated(fact) && fact.none && (
            <button type="submit" name="go" value="notYet" class="second">
              {words?.none ?? say('ask.none')}
            </button>
          )}
        </div>
        <div class="ways">
          <button type="submit" name="go" value="dontKnow" class="link">
            {say('ask.dontKnow')}
          </button>
          <button type="submit" name="go" value="declined" class="link">
            {say('ask.decline')}
          </button>
        </div>
      </Form>
      <p class="note">
        {say(fact.sensitivity === 'sensitive' ? 'tell.who.sensitive' : acting ? 'tell.who.client' : 'tell.who')}
      </p>
      <Leading {...props} />
    </Frame>
  );
}

/** On to the next without an answer, or back. */
function Leading({ view: { say, locale }, fact, unseen, guide }: TellProps) {
  if (guide === undefined)
    return (
      <p>
        <a href={`/${locale}/me/${unseen ? 'tell' : 'record'}`}>{say('me.back')}</a>
      </p>
    );
  return (
    <p class="ways">
      <a href={`/${locale}/me/tell?guide=${guide}&after=${fact.id}`}>{say('tell.skip')}</a>
      <a href={`/${locale}/me/tell`}>{say('tell.stop')}</a>
    </p>
  );
}

/** Answers that were given before somebody signed in: kept in whose record, with one press. */
export function KeepPage({
  view,
  situation,
  facts,
}: {
  readonly view: View;
  /** Nothing where nothing waits any more. */
  readonly situation?: string;
  /** What of it is kept. */
  readonly facts: readonly string[];
}) {
  const { say, locale } = view;
  if (situation === undefined)
    return (
      <Frame view={view} title={say('keep.title')} path="me/keep">
        <p>{say('keep.nothing')}</p>
        <p>
          <a href={`/${locale}/me/tell`}>{say('tell.title')}</a>
        </p>
      </Frame>
    );
  return (
    <Frame view={view} title={say('keep.title')} path="me/keep">
      <p>{say('keep.text', { name: view.account?.actingFor ?? view.account?.name ?? '', count: facts.length })}</p>
      <ul>
        {facts.map((it) => (
          <li>{factLabel(locale, it)}</li>
        ))}
      </ul>
      <Form action={`/${locale}/me/keep`} class="actions">
        <input type="hidden" name="situation" value={situation} />
        <button type="submit">{say('keep.send')}</button>
        <a href={`/${locale}/me`}>{say('me.back')}</a>
      </Form>
    </Frame>
  );
}
