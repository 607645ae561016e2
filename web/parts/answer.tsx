/** The answer as every page shows it first: where it stands, why, and what to do now. */
import { useContext } from 'hono/jsx';
import type { ActText, AnswerText, ReasonText } from '#determinations';
import type { Locale } from '#language';
import { ruleAddress } from './addresses.ts';
import { Answering } from './answering.ts';
import { First } from './first.tsx';
import { type Say, sayIn } from './words.ts';

type Shown = { readonly locale: Locale; readonly answer: AnswerText };

export function Answer({ locale, answer }: Shown) {
  const say = sayIn(locale);
  return (
    <section class={`answer ${answer.tone}`}>
      {answer.first && <First first={answer.first} />}
      <p class="headline">{answer.stands}</p>
      <Why why={answer.why} say={say} locale={locale} />
      {answer.missing && <p class="missing">{answer.missing}</p>}
      <Todo todo={answer.todo} say={say} />
      {answer.assumes.map((line) => (
        <p class="help">{line}</p>
      ))}
      {answer.texts.length > 0 && <Lines title={say('answer.texts')} lines={answer.texts} />}
    </section>
  );
}

/** What stands below it: other ways, and what the model would say. */
export function Besides({ locale, answer }: Shown) {
  const say = sayIn(locale);
  return (
    <>
      {answer.ways.length > 0 && <Lines title={say('answer.ways')} lines={answer.ways} />}
      {answer.model && <Lines title={say('answer.model')} lines={answer.model} />}
    </>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <details class="aside">
      <summary>{title}</summary>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </details>
  );
}

function Why({
  why,
  say,
  locale,
}: {
  readonly why: readonly ReasonText[];
  readonly say: Say;
  readonly locale: Locale;
}) {
  if (why.length === 0) return null;
  return (
    <>
      <h2>{say('answer.why')}</h2>
      <ul class="why">
        {why.map((reason) => (
          <li class={reason.side}>
            {reason.text}{' '}
            {reason.law && (
              <a class="law" href={ruleAddress(locale, reason.finding)}>
                {reason.law.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Todo({ todo, say }: { readonly todo: readonly ActText[]; readonly say: Say }) {
  if (todo.length === 0) return null;
  return (
    <>
      <h2>{say('answer.todo')}</h2>
      <ol class="todo">
        {todo.map((act) => (
          <li>
            <Act act={act} say={say} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Act({ act, say }: { readonly act: ActText; readonly say: Say }) {
  const isAnswering = useContext(Answering);
  return (
    <>
      <strong>{act.text}</strong> {act.by && <span class="help">{say('answer.by', { who: act.by })}</span>}
      {act.ask !== undefined && isAnswering && (
        <button type="submit" name="go" value={`ask:${act.ask}`} class="second screen">
          {say('answer.ask')}
        </button>
      )}
      {(act.papers ?? act.place ?? act.fee) !== undefined && (
        <dl class="act">
          <Entry title={say('answer.papers')} text={act.papers?.join(' · ')} />
          <Entry title={say('answer.place')} text={act.place} />
          <Entry title={say('answer.fee')} text={act.fee} />
        </dl>
      )}
      {act.note && <span class="help">{act.note}</span>}
    </>
  );
}

function Entry({ title, text }: { readonly title: string; readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  );
}
