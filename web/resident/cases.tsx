/** My applications: where each stands; and one as a whole, with what I can do in it. */

import { dayInJapan } from '#access';
import { formatDay, joinItems } from '#language';
import type { Organisation } from '#parties';
import { type ActName, type Case, type CaseLine, type Kind, possibleFor } from '#procedures';
import { Acts, Against, Decision, Filed, findingName, kindName, StageText } from '../parts/case.tsx';
import type { ShownError } from '../parts/errors.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';
import { organisationName } from '../parts/organisation-name.ts';
import { WordsForm } from '../parts/words-form.tsx';
import type { SaidOf } from './said.ts';

type CasesProps = {
  readonly view: View;
  readonly cases: readonly CaseLine[];
  readonly kinds: readonly Kind[];
  readonly offices: readonly Organisation[];
};

export function CasesPage({ view, cases, kinds, offices }: CasesProps) {
  const { say, locale } = view;
  const named = new Map(offices.map((it) => [it.id, organisationName(it, locale)]));
  return (
    <Frame view={view} title={say('me.cases')} path="me/cases">
      <p class="lead">{say('cases.lead')}</p>
      {cases.length === 0 && <p class="note">{say('cases.none')}</p>}
      <ul class="lines">
        {cases.map((it) => (
          <li>
            <a href={`/${locale}/me/cases/${it.id}`}>{kindName(view, it.kind)}</a> · {named.get(it.office)} ·{' '}
            {formatDay(locale, dayInJapan(it.begunAt))}
            <br />
            <StageText view={view} line={it} />
          </li>
        ))}
      </ul>
      <h2>{say('cases.new')}</h2>
      <ul>
        {kinds.map((it) => (
          <li>
            <a href={`/${locale}/me/apply/${it.id}`}>{kindName(view, it.id)}</a>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

type CaseProps = {
  readonly view: View;
  readonly opened: Case;
  readonly office: Organisation | undefined;
  readonly said: SaidOf;
  /** What was typed, by the act it was typed for. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly ShownError[];
};

export function CasePage({ view, opened, office, said, typed, errors }: CaseProps) {
  const { say, locale } = view;
  const { line, kind, acts, state, facts } = opened;
  const possible = possibleFor(kind, state, 'resident');
  const to = (act: ActName) => `/${locale}/me/cases/${line.id}/${act}`;
  const form = (act: 'papers-given' | 'heard' | 'contested') =>
    possible.includes(act) && (
      <WordsForm
        view={view}
        {...{ action: to(act), after: acts.length, errors, value: typed[act] ?? '' }}
        title={say(`case.do.${act}`)}
        help={say(`case.do.${act}.text`)}
        send={say(`case.do.${act}.send`)}
      />
    );
  const asked = acts.findLast((it) => it.act === 'papers-asked');
  return (
    <Frame view={view} title={kindName(view, kind.id)} path={`me/cases/${line.id}`} errors={errors}>
      <p>
        {office !== undefined && organisationName(office, locale)}
        {state.number !== undefined && ` · ${say('case.number', { number: state.number })}`}
      </p>
      <p class="lead">
        <StageText view={view} line={line} />
      </p>
      <Decision view={view} opened={opened} />
      {state.stage === 'hearing' && (
        <p class="note">
          {say('case.asked', {
            findings: joinItems(
              locale,
              state.offered.map((it) => findingName(view, it.finding)),
            ),
          })}
        </p>
      )}
      {state.stage === 'waiting-for-papers' && asked?.act === 'papers-asked' && (
        <p class="note">{say('case.papers', { papers: joinItems(locale, asked.papers) })}</p>
      )}
      {form('heard')}
      {form('papers-given')}
      <Against view={view} opened={opened} />
      {form('contested')}
      <Acts view={view} acts={acts} />
      <details>
        <summary>{say('case.filed', { count: facts.length })}</summary>
        <Filed view={view} facts={facts} sourceName={said.sourceName} />
      </details>
      {possible.includes('withdrawn') && (
        <details>
          <summary>{say('case.do.withdrawn')}</summary>
          <p>{say('case.do.withdrawn.text')}</p>
          <Act action={to('withdrawn')} label={say('case.do.withdrawn.send')}>
            <input type="hidden" name="after" value={String(acts.length)} />
          </Act>
        </details>
      )}
    </Frame>
  );
}
