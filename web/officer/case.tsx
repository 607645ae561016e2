/** A case before its officer or second person: what is known and from whom, what is to be settled, and what would decide it. */
import { burdens, type Case, possibleFor } from '#procedures';
import type { FactVersion } from '#records';
import { japan } from '#rulebook/japan';
import { Acts, Against, Decision, Filed, findingName, kindName, Reasons, StageText } from '../parts/case.tsx';
import { describedBy, FieldMessage, fieldId, type ShownError } from '../parts/errors.tsx';
import type { Typed } from '../parts/form.ts';
import { Form } from '../parts/form.tsx';
import { Act, Frame, type View } from '../parts/frame.tsx';
import type { Weighing } from '../parts/weighing.ts';
import type { WordKey } from '../parts/words.ts';
import { WordsForm } from '../parts/words-form.tsx';
import { factLabel } from '../resident/record.tsx';

export type OfficerCaseProps = {
  readonly view: View;
  readonly opened: Case;
  readonly weighing: Weighing;
  /** Whose case it is, as they filed their name. */
  readonly name: string;
  readonly as: 'officer' | 'reviewer';
  /** Facts only an officer can settle. */
  readonly asked: readonly string[];
  /** Findings whose failing is somebody else's. */
  readonly shielded: ReadonlySet<string>;
  readonly sourceName: (source: FactVersion['source']) => string;
  readonly typed: Typed;
  readonly errors: readonly ShownError[];
};

export function OfficerCasePage(props: OfficerCaseProps) {
  const { view, opened, weighing, name, as, sourceName, errors } = props;
  const { say, locale } = view;
  const { line, kind, acts, state } = opened;
  const { answer } = weighing.explanation;
  return (
    <Frame
      view={view}
      title={say('officer.title', { what: kindName(view, kind.id), name })}
      path={`officer/${line.id}`}
      errors={errors}
    >
      <p>
        <a href={`/${locale}/officer`}>{say('me.worklist')}</a> · {say('case.number', { number: state.number ?? '–' })}
      </p>
      <p class="lead">
        <StageText view={view} line={line} />
      </p>
      <Decision view={view} opened={opened} />
      <section>
        <h2>{say('officer.answer')}</h2>
        <p>{say('officer.answer.text')}</p>
        <p>
          <strong>{answer.stands}</strong>
        </p>
        <ul>
          {answer.why.map((it) => (
            <li>{it.text}</li>
          ))}
        </ul>
        {answer.model?.map((it) => (
          <p class="note">{it}</p>
        ))}
      </section>
      <Against view={view} opened={opened} />
      {as === 'officer' ? <OfficerActs {...props} /> : <ReviewerActs {...props} />}
      <Acts view={view} acts={acts} />
      <h2>{say('case.facts')}</h2>
      <Filed view={view} facts={opened.facts} sourceName={sourceName} />
    </Frame>
  );
}

const after = ({ acts }: Case) => <input type="hidden" name="after" value={String(acts.length)} />;

function OfficerActs(props: OfficerCaseProps) {
  const { view, opened, typed, errors } = props;
  const { say, locale } = view;
  const { line, kind, acts, state } = opened;
  const possible = possibleFor(kind, state, 'officer');
  const to = (act: string) => `/${locale}/officer/${line.id}/${act}`;
  const unheard = state.adverse.some(({ finding, facts }) => facts.some((it) => !state.heard.get(finding)?.has(it)));
  return (
    <>
      {possible.includes('examined') && <Examine {...props} />}
      {possible.includes('papers-asked') && (
        <details open={errors.length > 0}>
          <summary>{say('officer.papers')}</summary>
          <Form action={to('papers-asked')} novalidate>
            {after(opened)}
            <div class="field">
              <label for={fieldId('papers')}>{say('officer.papers.which')}</label>
              <textarea id={fieldId('papers')} name="papers" rows={3}>
                {typed.papers ?? ''}
              </textarea>
            </div>
            <Words view={view} name="words" label={say('officer.papers.words')} typed={typed} errors={errors} />
            <button type="submit">{say('officer.papers.send')}</button>
          </Form>
        </details>
      )}
      {possible.includes('hearing-offered') && unheard && (
        <section>
          <h2>{say('officer.hearing')}</h2>
          <p>{say('officer.hearing.text')}</p>
          <Act action={to('hearing-offered')} label={say('officer.hearing.send')} second={false}>
            {after(opened)}
          </Act>
        </section>
      )}
      {possible.includes('viewed') && <ViewForm {...props} />}
      {possible.includes('decided') && (state.stage === 'agreed' || !burdens(kind, state.view?.disposition)) && (
        <section>
          <h2 id={fieldId('decide')}>{say('officer.decide')}</h2>
          <FieldMessage errors={errors} field="decide" />
          <p>{say('officer.decide.text')}</p>
          <Act
            action={to('decided')}
            label={say(`officer.decide.${state.view?.disposition ?? ''}` as WordKey)}
            second={false}
          >
            {after(opened)}
          </Act>
        </section>
      )}
      {possible.includes('recused') && (
        <details open={errors.length > 0}>
          <summary>{say('officer.recused')}</summary>
          <WordsForm
            view={view}
            {...{ action: to('recused'), after: acts.length, errors, value: '' }}
            title={say('officer.recused')}
            help={say('officer.recused.text')}
            send={say('officer.recused.send')}
          />
        </details>
      )}
    </>
  );
}

/** What only the officer can settle, each with yes, no, or not yet. */
function Examine({ view, opened, asked, typed, errors }: OfficerCaseProps) {
  const { say, locale } = view;
  const settled = new Map(opened.facts.map((it) => [it.attribute, 'value' in it.told ? String(it.told.value) : '']));
  return (
    <Form action={`/${locale}/officer/${opened.line.id}/examined`} novalidate>
      <h2 id={fieldId('settle')}>{say('officer.settle')}</h2>
      <FieldMessage errors={errors} field="settle" />
      <p>{say('officer.settle.text')}</p>
      {after(opened)}
      {asked.map((fact) => {
        const chosen = typed[`settle.${fact}`] ?? settled.get(fact) ?? '';
        return (
          <fieldset>
            <legend>{japan.wording[locale]?.facts[fact]?.question ?? factLabel(locale, fact)}</legend>
            {(['true', 'false', ''] as const).map((value) => (
              <div class="choice">
                <input
                  type="radio"
                  id={`settle-${fact}-${value}`}
                  name={`settle.${fact}`}
                  value={value}
                  checked={chosen === value}
                />
                <label for={`settle-${fact}-${value}`}>
                  {say(value === '' ? 'officer.settle.open' : `officer.settle.${value}`)}
                </label>
              </div>
            ))}
          </fieldset>
        );
      })}
      <button type="submit">{say('officer.settle.send')}</button>
    </Form>
  );
}

/** The officer's own view: what should be decided, and why of each finding that speaks against. */
function ViewForm({ view, opened, typed, errors, shielded }: OfficerCaseProps) {
  const { say, locale } = view;
  const { kind, state } = opened;
  return (
    <Form action={`/${locale}/officer/${opened.line.id}/viewed`} novalidate>
      <h2>{say('officer.view')}</h2>
      <p>{say('officer.view.text')}</p>
      {after(opened)}
      <fieldset id={fieldId('disposition')}>
        <legend>{say('officer.view.what')}</legend>
        <FieldMessage errors={errors} field="disposition" />
        {Object.keys(kind.dispositions).map((it) => (
          <div class="choice">
            <input
              type="radio"
              id={`disposition-${it}`}
              name="disposition"
              value={it}
              checked={typed.disposition === it}
            />
            <label for={`disposition-${it}`}>{say(`officer.view.${it}` as WordKey)}</label>
          </div>
        ))}
      </fieldset>
      {state.adverse.map(({ finding }) => (
        <>
          {shielded.has(finding) && (
            <p class="note">{say('officer.shielded', { finding: findingName(view, finding) })}</p>
          )}
          <Words
            view={view}
            name={`reason.${finding}`}
            label={say('officer.reason', { finding: findingName(view, finding) })}
            typed={typed}
            errors={errors}
          />
        </>
      ))}
      <button type="submit">{say('officer.view.send')}</button>
    </Form>
  );
}

function ReviewerActs({ view, opened, typed, errors }: OfficerCaseProps) {
  const { say, locale } = view;
  const { line, kind, acts, state } = opened;
  const possible = possibleFor(kind, state, 'reviewer');
  const to = (act: string) => `/${locale}/officer/${line.id}/${act}`;
  const { view: viewed } = state;
  return (
    <>
      {viewed !== undefined && (
        <section>
          <h2>{say('reviewer.view')}</h2>
          <p>
            <strong>{say(`officer.view.${viewed.disposition}` as WordKey)}</strong>
          </p>
          <Reasons view={view} reasons={viewed.reasons} />
        </section>
      )}
      {possible.includes('agreed') && (
        <Act action={to('agreed')} label={say('reviewer.agreed')} second={false}>
          {after(opened)}
        </Act>
      )}
      {(['differed', 'reopened'] as const)
        .filter((it) => possible.includes(it))
        .map((it) => (
          <details open={errors.length > 0}>
            <summary>{say(`reviewer.${it}`)}</summary>
            <WordsForm
              view={view}
              {...{ action: to(it), after: acts.length, errors, value: typed.words ?? '' }}
              title={say(`reviewer.${it}`)}
              help={say(`reviewer.${it}.text`)}
              send={say(`reviewer.${it}.send`)}
            />
          </details>
        ))}
      {possible.includes('upheld') && (
        <Form action={to('upheld')} novalidate>
          <h2>{say('reviewer.upheld')}</h2>
          {after(opened)}
          {state.adverse.map(({ finding }) => (
            <Words
              view={view}
              name={`reason.${finding}`}
              label={say('officer.reason', { finding: findingName(view, finding) })}
              typed={typed}
              errors={errors}
            />
          ))}
          <button type="submit">{say('reviewer.upheld.send')}</button>
        </Form>
      )}
    </>
  );
}

type WordsProps = {
  readonly view: View;
  readonly name: string;
  readonly label: string;
  readonly typed: Typed;
  readonly errors: readonly ShownError[];
};

const Words = ({ name, label, typed, errors }: WordsProps) => (
  <div class="field">
    <label for={fieldId(name)}>{label}</label>
    <FieldMessage errors={errors} field={name} />
    <textarea id={fieldId(name)} name={name} rows={3} maxlength={4000} {...describedBy(errors, name)}>
      {typed[name] ?? ''}
    </textarea>
  </div>
);
