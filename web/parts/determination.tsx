/** A determination as every page shows it: the conclusion first, then what decided it, then everything, folded. */
import { createContext, useContext } from 'hono/jsx';
import { type Determination, type Explanation, type FindingText, findingGroups, type StepText } from '#determinations';
import { formatDay, type Locale } from '#language';
import { ruleAddress } from './addresses.ts';
import { type Mark, Timeline } from './timeline.tsx';
import { type Say, sayIn } from './words.ts';

/** Where a fact stands in the record, on pages that show one. */
export const FactAddress = createContext<((fact: string) => string | undefined) | undefined>(undefined);

/** Who said something, where it stands in the record, and what of it is contested, told differently or was so before. */
export type Said = { readonly who: string; readonly href: string; readonly notes: readonly string[] };
type Origin = FindingText['facts'][number]['told'][number];
/** On pages that show a record. */
export const SaidBy = createContext<
  { readonly by: (origin: Origin) => Said; readonly item: (item: string) => string } | undefined
>(undefined);

/** May whoever reads this answer what is missing? */
export const Answering = createContext(true);

type Shown = { readonly locale: Locale; readonly determination: Determination; readonly explanation: Explanation };

export function DeterminationBody({ locale, determination, explanation }: Shown) {
  const say = sayIn(locale);
  return (
    <>
      {explanation.first && <First first={explanation.first} />}
      <div class="conclusions">
        <section class={`conclusion ${determination.outcome} clear-${determination.clear}`}>
          <h2>{say('result.practised')}</h2>
          <p class="headline">{explanation.headline}</p>
        </section>
        {explanation.model && (
          <section class="conclusion model">
            <h2>{say('result.model')}</h2>
            <p class="mark">{say('result.model.mark')}</p>
            <p>{explanation.model.headline}</p>
            <Lines lines={explanation.model.differences} />
          </section>
        )}
      </div>
      <Part title={say('result.conditions')} lines={explanation.conditions} />
      <Reasons explanation={explanation} say={say} />
      <Part title={say('result.texts')} lines={explanation.candidates} />
      <Missing explanation={explanation} say={say} />
      <Points explanation={explanation} say={say} />
      {explanation.values.length > 0 && explanation.points === undefined && (
        <Part
          title={say('result.values')}
          lines={explanation.values.map((it) => say('join.said', { name: it.name, text: it.text }))}
        />
      )}
      <Part title={say('result.changes')} lines={explanation.changes} />
      <Earliest determination={determination} explanation={explanation} say={say} locale={locale} />
      <Part
        title={say('result.deadlines')}
        lines={explanation.deadlines.map((it) => say('join.said', { name: deadlineName(it, say), text: it.sentence }))}
      />
      <Part title={say('result.filing')} lines={explanation.filing} />
      {explanation.granted.length > 0 && (
        <details>
          <summary>{say('result.granted')}</summary>
          <Lines lines={explanation.granted} />
        </details>
      )}
      <Ways explanation={explanation} say={say} />
      <h2>{say('result.findings')}</h2>
      {findingGroups.map((group) => (
        <Findings
          title={say(`result.${group}`)}
          group={group}
          findings={explanation.findings[group]}
          {...{ say, locale }}
        />
      ))}
      <Part title={say('result.documents')} lines={explanation.documents} />
      <h2>{say('result.fileAt')}</h2>
      <p>{explanation.fileAt}</p>
      {explanation.notes.map((note) => (
        <p class="note">{note}</p>
      ))}
    </>
  );
}

/** That the stay has ended is said before everything else, plainly, with where to get help. */
export function First({ first: { sentence, remedy, law } }: { readonly first: FindingText }) {
  return (
    <section class="note first">
      <p class="strong">{sentence}</p>
      {remedy && <p>{remedy}</p>}
      <p>
        {law.map((it) => (
          <>
            <a href={it.link} rel="noreferrer">
              {it.text}
            </a>{' '}
          </>
        ))}
      </p>
    </section>
  );
}

export function ReceiptDetails({ locale, determination, explanation }: Shown) {
  const say = sayIn(locale);
  const { rulebook, dates } = determination;
  return (
    <details>
      <summary>{say('result.receipt')}</summary>
      <p class="receipt">
        {say('result.receipt.text', {
          version: rulebook.version,
          hash: rulebook.hash,
          day: formatDay(locale, dates.day),
          law: explanation.law,
        })}
      </p>
      <p>{say('result.unreviewed')}</p>
    </details>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}

function Part({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <Lines lines={lines} />
    </section>
  );
}

type Told = { readonly explanation: Explanation; readonly say: Say };

function Reasons({ explanation, say }: Told) {
  if (explanation.reasons.length === 0) return null;
  return (
    <section>
      <h2>{say('result.reasons')}</h2>
      <ul class="reasons">
        {explanation.reasons.map((reason) => (
          <li>
            <strong>
              <a href={ruleAddress(explanation.locale, reason.finding)}>{reason.name}</a>
            </strong>{' '}
            <span class="state">{reason.stateWord}</span>
            <br />
            {reason.sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AnswerButton({ fact, label, say }: { readonly fact: string; readonly label: string; readonly say: Say }) {
  if (!useContext(Answering)) return null;
  return (
    <button type="submit" name="go" value={`ask:${fact}`} class="link screen">
      {say('result.answer', { label })}
    </button>
  );
}

function Missing({ explanation, say }: Told) {
  if (explanation.missing.length === 0) return null;
  return (
    <section>
      <h2>{say('result.missing')}</h2>
      <ul class="missing">
        {explanation.missing.map((it) => (
          <li>
            {say('join.held', { name: it.label, who: it.heldBy, text: it.because })}{' '}
            <AnswerButton fact={it.on === undefined ? it.fact : `${it.fact}@${it.on}`} label={it.label} say={say} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Points({ explanation, say }: Told) {
  const { points } = explanation;
  if (points === undefined) return null;
  const most = Math.max(1, ...points.items.map((it) => it.most));
  const items = points.items.filter((it) => it.most > 0);
  return (
    <section>
      <h2>{say('result.points')}</h2>
      <p>{points.text}</p>
      <table class="points">
        <thead>
          <tr>
            <th scope="col">{say('result.item')}</th>
            <th scope="col">{say('result.pointsColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((it) => (
            <tr>
              <th scope="row">{it.name}</th>
              <td>
                {it.text}
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={(it.most / most) * 100} height="8" class="possible" />
                  <rect width={(it.points / most) * 100} height="8" class="certain" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type EarliestProps = Told & { readonly determination: Determination; readonly locale: Locale };

function Earliest({ determination, explanation, say, locale }: EarliestProps) {
  if (explanation.earliest.length === 0) return null;
  return (
    <section>
      <h2>{say('result.earliest')}</h2>
      {explanation.earliest.map((line) => (
        <p class="strong">{line}</p>
      ))}
      {explanation.missing.length === 0 && <AnswerButtons facts={explanation.waitsFor} say={say} />}
      <Timeline marks={marksOf(determination, explanation, say)} title={say('result.timeline')} locale={locale} />
      {explanation.assumptions.length > 0 && (
        <details>
          <summary>{say('result.assumes')}</summary>
          <Lines lines={explanation.assumptions} />
        </details>
      )}
    </section>
  );
}

/** What is due, and about which record of theirs. */
const deadlineName = ({ name, about }: Explanation['deadlines'][number], say: Say): string =>
  about === undefined ? name : say('result.deadline.about', { name, about });

function marksOf(determination: Determination, explanation: Explanation, say: Say): readonly Mark[] {
  const { earliest, dates, deadlines } = determination;
  const marks: Mark[] = [{ day: dates.day, label: say('result.today'), kind: 'today' }];
  if (earliest?.on !== undefined && earliest.on !== dates.day)
    marks.push({ day: earliest.on, label: say('result.earliestDay'), kind: 'good' });
  if (earliest?.on === undefined && earliest?.notBefore !== undefined && earliest.notBefore !== dates.day) {
    marks.push({ day: earliest.notBefore, label: say('result.notBefore'), kind: 'limit' });
  }
  if (earliest?.until !== undefined) marks.push({ day: earliest.until, label: say('result.ends'), kind: 'limit' });
  for (const [i, { lawful }] of deadlines.entries()) {
    const said = explanation.deadlines[i];
    const name = said === undefined ? '' : deadlineName(said, say);
    if (typeof lawful === 'string') marks.push({ day: lawful, label: say('result.deadline', { name }), kind: 'limit' });
  }
  return marks;
}

function Ways({ explanation, say }: Told) {
  if (explanation.routes.length < 2 && explanation.ruledOut === undefined) return null;
  return (
    <section>
      <h2>{say('result.ways')}</h2>
      <ol class="ways-list">
        {explanation.routes.map((route) => (
          <li>
            <strong>{route.name}</strong> <span class="state">{route.stateWord}</span>
            <Lines lines={route.against} />
            {route.opens}
          </li>
        ))}
      </ol>
      {explanation.ruledOut && <p>{explanation.ruledOut}</p>}
    </section>
  );
}

type FindingsProps = {
  readonly title: string;
  readonly group: string;
  readonly findings: readonly FindingText[];
  readonly say: Say;
  readonly locale: Locale;
};

function Findings({ title, group, findings, say, locale }: FindingsProps) {
  if (findings.length === 0) return null;
  return (
    <section class={`findings ${group}`}>
      <h3>
        {title} ({findings.length})
      </h3>
      {findings.map((finding) => (
        <Finding {...{ finding, say, locale }} />
      ))}
    </section>
  );
}

type FindingProps = Pick<FindingsProps, 'say' | 'locale'> & { readonly finding: FindingText };

function Finding({ finding, say, locale }: FindingProps) {
  return (
    <details class="finding">
      <summary>{say('join.said', { name: finding.name, text: finding.sentence })}</summary>
      <p id={`finding-${finding.id}`}>{finding.requirement}</p>
      {finding.contested.map((line) => (
        <p class="strong">{line}</p>
      ))}
      {finding.shield && <p class="strong">{finding.shield}</p>}
      {finding.holdsUntil && <p>{finding.holdsUntil}</p>}
      {finding.provisional && <p>{finding.provisional}</p>}
      {finding.remedy && <p>{say('join.said', { name: say('result.remedy'), text: finding.remedy })}</p>}
      <p>{say('result.bearer', { party: finding.bearer })}</p>
      {finding.support && <p>{finding.support}</p>}
      <Facts finding={finding} say={say} />
      <AnswerButtons facts={finding.missing} say={say} />
      {finding.steps.length > 0 && (
        <>
          <h4>{say('result.steps')}</h4>
          <Steps steps={finding.steps} />
        </>
      )}
      <h4>{say('result.law')}</h4>
      <p>
        <a href={ruleAddress(locale, finding.id)}>{say('result.rule', { name: finding.name })}</a>
      </p>
      <ul>
        {finding.law.map((law) => (
          <li>
            <a href={law.link} rel="noreferrer">
              {law.text}
            </a>{' '}
            ({finding.basis}; {finding.confidence})
          </li>
        ))}
      </ul>
    </details>
  );
}

type Answerable = { readonly fact: string; readonly label: string };

function AnswerButtons({ facts, say }: { readonly facts: readonly Answerable[]; readonly say: Say }) {
  if (facts.length === 0 || !useContext(Answering)) return null;
  return (
    <ul class="screen">
      {facts.map((it) => (
        <li>
          <AnswerButton fact={it.fact} label={it.label} say={say} />
        </li>
      ))}
    </ul>
  );
}

function Facts({ finding, say }: { readonly finding: FindingText; readonly say: Say }) {
  if (finding.facts.length === 0) return null;
  const isSaid = useContext(SaidBy) !== undefined;
  return (
    <table>
      <caption>{say('result.facts')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('result.fact')}</th>
          <th scope="col">{say('result.value')}</th>
          {isSaid && <th scope="col">{say('told.by')}</th>}
          <th scope="col">{say('result.heldBy')}</th>
        </tr>
      </thead>
      <tbody>
        {finding.facts.map((fact) => (
          <tr>
            <th scope="row">
              <FactLabel id={fact.id} label={fact.label} />
              {fact.about && <span class="help"> {fact.about}</span>}
            </th>
            <td>{fact.value}</td>
            {isSaid && (
              <td>
                <Told told={fact.told} say={say} />
              </td>
            )}
            <td>{fact.heldBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who said it, each once, and what there is to know of single entries. */
function Told({ told, say }: { readonly told: readonly Origin[]; readonly say: Say }) {
  const saidBy = useContext(SaidBy)?.by;
  const said = saidBy === undefined ? [] : told.map(saidBy);
  const sayers = [...Map.groupBy(said, (it) => it.who)];
  return (
    <ul class="said">
      {sayers.map(([who, all]) => (
        <li>
          <a href={all[0]?.href}>{all.length === 1 ? who : say('told.count', { who, count: all.length })}</a>
        </li>
      ))}
      {said.flatMap(({ href, notes }) =>
        notes.map((note) => (
          <li>
            <a href={href}>{note}</a>
          </li>
        )),
      )}
    </ul>
  );
}

function FactLabel({ id, label }: { readonly id: string; readonly label: string }) {
  const address = useContext(FactAddress)?.(id);
  return <a href={address}>{label}</a>;
}

function Steps({ steps }: { readonly steps: readonly StepText[] }) {
  // An entry leads to where it stands in the record.
  const address = useContext(SaidBy)?.item;
  if (steps.length === 0) return null;
  return (
    <ul class="steps">
      {steps.map((step) => (
        <li>
          {step.item === undefined || address === undefined ? step.text : <a href={address(step.item)}>{step.text}</a>}
          <Steps steps={step.parts} />
        </li>
      ))}
    </ul>
  );
}
