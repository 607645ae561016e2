/** A determination as every page shows it: the conclusion first, then what decided it, then everything, folded. */
import { createContext, useContext } from 'hono/jsx';
import { type Determination, type Explanation, type FindingText, findingGroups, type StepText } from '#determinations';
import { formatDay, joinItems, joinSentences, type Locale } from '#language';
import { ruleAddress } from './addresses.ts';
import { Answer, Besides } from './answer.tsx';
import { Answering } from './answering.ts';
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

type Shown = { readonly locale: Locale; readonly determination: Determination; readonly explanation: Explanation };

export function DeterminationBody({ locale, determination, explanation }: Shown) {
  const say = sayIn(locale);
  const { answer } = explanation;
  return (
    <>
      <Answer locale={locale} answer={answer} />
      <Pictures determination={determination} explanation={explanation} say={say} locale={locale} />
      <Besides locale={locale} answer={answer} />
      <details class="whole">
        <summary>{say('result.findings')}</summary>
        <Missing explanation={explanation} say={say} />
        <Part title={say('result.changes')} lines={explanation.changes} />
        <Values explanation={explanation} say={say} />
        <Part title={say('result.filing')} lines={explanation.filing} />
        <Part title={say('result.granted')} lines={explanation.granted} />
        {findingGroups.map((group) => (
          <Findings
            title={say(`result.${group}`)}
            group={group}
            findings={explanation.findings[group]}
            {...{ say, locale }}
          />
        ))}
      </details>
      <p class="note">{joinSentences(locale, explanation.notes)}</p>
    </>
  );
}

/** Until when, from when and how many points, drawn: each with its sentence, and the same in a list or a table. */
function Pictures({ determination, explanation, say, locale }: Told & Shown) {
  return (
    <>
      <Points explanation={explanation} say={say} />
      <Timeline marks={marksOf(determination, explanation, say)} title={explanation.answer.stands} locale={locale} />
    </>
  );
}

function Values({ explanation, say }: Told) {
  if (explanation.points !== undefined) return null;
  const lines = explanation.values.map((it) => say('join.said', { name: it.name, text: it.text }));
  return <Part title={say('result.values')} lines={lines} />;
}

export const receiptText = ({ locale, determination: { rulebook, dates }, explanation: { law } }: Shown): string =>
  sayIn(locale)('result.receipt.text', {
    version: rulebook.version,
    hash: rulebook.hash,
    day: formatDay(locale, dates.day),
    law,
  });

export const ReceiptDetails = (shown: Shown) => (
  <details>
    <summary>{sayIn(shown.locale)('result.receipt')}</summary>
    <p class="receipt">{receiptText(shown)}</p>
  </details>
);

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

/** The points as a bar against those that are needed; where there is no such number nothing is drawn. */
function Points({ explanation, say }: Told) {
  const { points } = explanation;
  if (points === undefined) return null;
  const items = points.items.filter((it) => it.most > 0);
  return (
    <figure class="points">
      {points.threshold !== undefined && <PointsBar {...points} threshold={points.threshold} />}
      <figcaption>{points.text}</figcaption>
      {items.length > 0 && (
        <details>
          <summary>{say('result.points')}</summary>
          <table>
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
                  <td>{it.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </figure>
  );
}

type Bar = { readonly text: string; readonly atLeast: number; readonly atMost: number; readonly threshold: number };

function PointsBar({ text, atLeast, atMost, threshold }: Bar) {
  const whole = Math.max(threshold * 1.4, atLeast);
  const x = (points: number): number => (Math.min(points, whole) / whole) * 640;
  return (
    <svg viewBox="0 0 640 44" role="img" aria-label={text}>
      <rect y="10" width="640" height="20" class="ground" />
      <rect y="10" width={x(atMost)} height="20" class="possible" />
      <rect y="10" width={x(atLeast)} height="20" class="certain" />
      <line x1={x(threshold)} x2={x(threshold)} y1="2" y2="38" class="needed" />
    </svg>
  );
}

/** What is due, and about which record of theirs. */
const deadlineName = ({ name, about }: Explanation['deadlines'][number], say: Say): string =>
  about === undefined ? name : say('result.deadline.about', { name, about });

function marksOf(determination: Determination, explanation: Explanation, say: Say): readonly Mark[] {
  const { earliest, dates, deadlines } = determination;
  const { from } = explanation.answer;
  const marks: Mark[] = [{ day: dates.day, label: say('result.today'), kind: 'today' }];
  if (from !== undefined && from.day > dates.day)
    marks.push({ day: from.day, label: say(from.floor ? 'result.notBefore' : 'result.earliestDay'), kind: 'good' });
  if (earliest?.until !== undefined)
    marks.push({ day: earliest.until, label: endText(determination, explanation, say), kind: 'limit' });
  for (const [i, { lawful }] of deadlines.entries()) {
    const said = explanation.deadlines[i];
    const name = said === undefined ? '' : deadlineName(said, say);
    if (typeof lawful === 'string') marks.push({ day: lawful, label: say('result.deadline', { name }), kind: 'limit' });
  }
  return marks;
}

/** What ends on the day on which it is no longer so. */
function endText({ findings, earliest }: Determination, explanation: Explanation, say: Say): string {
  const ends = findings.filter((it) => it.state === 'yes' && it.holdsUntil === earliest?.until).map((it) => it.id);
  const named = Object.values(explanation.findings)
    .flat()
    .filter((it) => ends.includes(it.id));
  if (named.length === 0) return say('result.ends');
  return say('result.ends.of', {
    names: joinItems(
      explanation.locale,
      named.map((it) => it.name),
    ),
  });
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
