/** What every reader of a case is shown of it: where it stands, what was done, what was filed, what was decided and why. */

import { dayInJapan } from '#access';
import { type Day, isoDay, lastDayOfPeriod, parseDay } from '#calendar';
import { provisionWords } from '#determinations';
import { formatDay, joinItems } from '#language';
import { type Act, type Case, type CaseLine, kindOf, type Reason, type Remedy } from '#procedures';
import type { FactVersion } from '#records';
import { japan } from '#rulebook/japan';
import { factLabel, toldText } from '../resident/record.tsx';
import type { View } from './frame.tsx';
import type { WordKey } from './words.ts';

export const kindName = ({ locale }: View, kind: string): string =>
  japan.wording[locale]?.procedures[kindOf(kind).procedure]?.name ?? kind;

export const findingName = ({ locale }: View, finding: string): string =>
  provisionWords(japan, locale, { id: finding }).name;

/** Where it stands, and who must act by when. */
export function StageText({ view: { say, locale }, line }: { readonly view: View; readonly line: CaseLine }) {
  return (
    <>
      <strong>{say(`case.stage.${line.stage}`)}</strong>
      {line.awaits !== undefined && line.awaitedUntil !== undefined && (
        <span class="help">
          {' '}
          {say(`case.awaits.${line.awaits}` as WordKey, { day: formatDay(locale, line.awaitedUntil) })}
        </span>
      )}
    </>
  );
}

/** What was done, the newest last. */
export function Acts({ view, acts }: { readonly view: View; readonly acts: readonly Act[] }) {
  const { say, locale } = view;
  return (
    <section>
      <h2>{say('case.acts')}</h2>
      <ol class="lines">
        {acts.map((it) => (
          <li>
            {formatDay(locale, dayInJapan(it.at))} · {say(`case.act.${it.act}`)}{' '}
            <span class="help">({say(`case.by.${it.by}`)})</span>
            {'words' in it && it.words !== '' && <blockquote>{it.words}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}

type FiledProps = {
  readonly view: View;
  readonly facts: readonly FactVersion[];
  readonly sourceName: (source: FactVersion['source']) => string;
};

/** What is in the case: each fact, whose word it is, and whether somebody says it is wrong. */
export function Filed({ view: { say, locale }, facts, sourceName }: FiledProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('case.fact')}</th>
          <th scope="col">{say('case.value')}</th>
          <th scope="col">{say('case.source')}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((it) => (
          <tr>
            <th scope="row">{factLabel(locale, it.attribute)}</th>
            <td>{toldText(say, locale, it)}</td>
            <td>
              {sourceName(it.source)}
              {it.contest !== undefined && <strong class="wrong"> {say('case.contested')}</strong>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What weighs against the resident so far, with what it rests on. */
export function Against({ view, opened }: { readonly view: View; readonly opened: Case }) {
  const { say, locale } = view;
  const { adverse, heard } = opened.state;
  if (adverse.length === 0) return null;
  const named = new Map(opened.facts.map((it) => [it.version, factLabel(locale, it.attribute)]));
  return (
    <section>
      <h2>{say('case.against')}</h2>
      <ul>
        {adverse.map(({ finding, facts }) => (
          <li>
            <strong>{findingName(view, finding)}</strong>
            <br />
            {say('case.rests', { facts: joinItems(locale, [...new Set(facts.flatMap((it) => named.get(it) ?? []))]) })}{' '}
            <span class="help">
              {say(facts.every((it) => heard.get(finding)?.has(it)) ? 'case.heard' : 'case.unheard')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why, finding by finding, in the words of who decided. */
export const Reasons = ({ view, reasons }: { readonly view: View; readonly reasons: readonly Reason[] }) => (
  <ul>
    {reasons.map(({ finding, words }) => (
      <li>
        <strong>{findingName(view, finding)}</strong>
        <br />
        {words}
      </li>
    ))}
  </ul>
);

/** What was decided, why, and what can be done about it: only what exists. */
export function Decision({ view, opened }: { readonly view: View; readonly opened: Case }) {
  const { say, locale } = view;
  const { kind, state, acts } = opened;
  const { decision } = state;
  if (decision === undefined) return null;
  const disposition = kind.dispositions[decision.disposition];
  const told = acts.findLast((it) => it.act === 'notified')?.at ?? decision.at;
  return (
    <section class="note" id="decision">
      <h2>
        {say(`case.decided.${decision.disposition}` as WordKey, { day: formatDay(locale, dayInJapan(decision.at)) })}
      </h2>
      {decision.reasons.length > 0 && <h3>{say('case.why')}</h3>}
      <Reasons view={view} reasons={decision.reasons} />
      <h3>{say('case.remedies')}</h3>
      <ul>
        {disposition?.remedies.map((it) => (
          <li>
            {say(`case.remedy.${it.is}`, { where: say(`case.where.${it.where}`), day: remedyDay(view, it, told) })}{' '}
            <span class="help">({say(`case.basis.${it.basis}` as WordKey)})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The last day of a remedy, in words; empty where it has none. */
function remedyDay({ locale }: View, { within }: Remedy, told: Date): string {
  const from: Day | undefined = parseDay(dayInJapan(told));
  return within === undefined || from === undefined ? '' : formatDay(locale, isoDay(lastDayOfPeriod(from, within)));
}
