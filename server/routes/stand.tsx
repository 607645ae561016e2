// "Where do I stand?": from the first question to the determination. Every step after the start is a POST whose answers
// travel in the form; nothing is kept here and nothing stands in an address.
// WHY: no token against forged posts: there is no session, no cookie and nothing to change.
import { type Context, Hono } from 'hono';
import { isoDay, parseDay } from '#calendar';
import { describeProblemIn, determine, explain } from '#determinations';
import { formatDay, type Locale, negotiate } from '#language';
import { japan } from '#rulebook/japan';
import {
  type Question as Asking,
  answerOn,
  askedEarlier,
  type FactDefinition,
  nextQuestion,
  openFacts,
  type Problem,
  readJson,
  waitingFor,
} from '#rules';
import { readEntries, readScalarField, type Typed, typedFrom } from '../../web/form.ts';
import type { ShownError } from '../../web/parts/errors.tsx';
import { Check } from '../../web/resident/check.tsx';
import { Cleared, Home, Start } from '../../web/resident/home.tsx';
import { Question } from '../../web/resident/question.tsx';
import { Result } from '../../web/resident/result.tsx';
import {
  type Absence,
  type Input,
  readInput,
  readState,
  type State,
  toldValue,
  withAbsence,
  withEarlier,
  withValue,
} from '../../web/state.ts';
import { sayIn } from '../../web/words.ts';
import { assets } from '../assets.ts';
import { entriesChanged, formError, noneMore, problemError } from '../fact-form.ts';
import { isLocale } from '../locale.ts';
import { formIn } from '../send-again.tsx';

const findProcedure = (id: string) => japan.procedures.find((it) => it.id === id);

/** Today in Japan, as an ISO day: what a new situation is dated with. */
const todayInJapan = (): string => new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10);

type Page = Parameters<Context['html']>[0];
/** WHY: without leave to keep the page, "back" would ask to send the form again (ADR 7). */
const page = (c: Context, content: Page, status: 200 | 422 = 200): Response | Promise<Response> =>
  c.html(`<!doctype html>${content}`, status, { 'cache-control': 'private, no-cache' });

type StandOptions = {
  readonly today?: () => string;
  /** Are records kept here, so that answers can be kept in one? */
  readonly records?: boolean;
  /** The language of whoever asks for none that is shipped. */
  readonly firstLanguage?: () => Promise<Locale>;
};

export function standRoutes({
  today = todayInJapan,
  records = false,
  firstLanguage = async () => 'ja',
}: StandOptions = {}): Hono {
  const routes = new Hono();
  routes.get('/', async (c) => {
    c.header('Vary', 'Accept-Language');
    return c.redirect(`/${negotiate(c.req.header('accept-language'), await firstLanguage())}`, 302);
  });
  routes.get('/:locale', (c, next) => {
    const locale = c.req.param('locale');
    return isLocale(locale) ? page(c, <Home locale={locale} assets={assets} records={records} />) : next();
  });
  routes.get('/:locale/clear', (c, next) => {
    const locale = c.req.param('locale');
    if (!isLocale(locale)) return next();
    c.header('Clear-Site-Data', '"cache", "storage"');
    return page(c, <Cleared locale={locale} assets={assets} />);
  });
  routes.post('/:locale/open', (c, next) => {
    const locale = c.req.param('locale');
    return isLocale(locale) ? open(c, locale) : next();
  });
  routes.get('/:locale/:procedure', (c, next) => {
    const { locale, procedure } = c.req.param();
    if (!isLocale(locale) || findProcedure(procedure) === undefined) return next();
    return page(c, <Start locale={locale} assets={assets} procedure={procedure} today={today()} />);
  });
  routes.post('/:locale/:procedure', async (c, next) => {
    const { locale, procedure } = c.req.param();
    if (!isLocale(locale) || findProcedure(procedure) === undefined) return next();
    const form = await formIn(c, locale);
    if (form instanceof Response) return form;
    const typed = form.texts;
    const read = readState(typed.situation ?? '', typed.trail);
    if ('problems' in read) return lost(c, locale, read.problems);
    return step({ c, locale, procedure, typed, state: read.state, records });
  });
  return routes;
}

/** The answers cannot be read: say what was wrong, and begin again with what can be done. */
function lost(c: Context, locale: Locale, problems: readonly Problem[]): Response | Promise<Response> {
  const errors = problems.map((it) => ({ field: 'file', message: describeProblemIn(locale, it, japan) }));
  return page(c, <Home locale={locale} assets={assets} errors={errors} />, 422);
}

async function open(c: Context, locale: Locale): Promise<Response> {
  const say = sayIn(locale);
  const failed = (message: string): Response | Promise<Response> =>
    page(c, <Home locale={locale} assets={assets} errors={[{ field: 'file', message }]} />, 422);
  const form = await formIn(c, locale);
  if (form instanceof Response) return form;
  const { procedure } = form.texts;
  const { file } = form.files;
  if (procedure === undefined || findProcedure(procedure) === undefined) return failed(say('errors.file'));
  if (file === undefined || file.size === 0) return failed(say('errors.file.none'));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return failed(say('errors.file'));
  }
  const json = readJson(text);
  if ('broken' in json) return failed(say('errors.file'));
  const read = 'value' in json ? readInput(json.value) : json;
  if ('problems' in read) return lost(c, locale, read.problems);
  return page(c, <Check locale={locale} assets={assets} procedure={procedure} state={read.state} />);
}

type Step = {
  readonly c: Context;
  readonly locale: Locale;
  readonly procedure: string;
  readonly typed: Typed;
  readonly state: State;
  readonly records: boolean;
};

function step(at: Step): Response | Promise<Response> {
  const { c, locale, procedure, typed, state } = at;
  const go = typed.go ?? 'next';
  const fact = japan.facts.get(typed.fact ?? '');
  const day = dayIn(typed.day, fact);
  const [verb, argument = ''] = go.split(':', 2) as [string, string?];
  switch (verb) {
    case 'answer':
      return fact === undefined ? ask(at) : answer(at, fact, day);
    case 'dontKnow':
    case 'declined':
      if (fact === undefined) return ask(at);
      return day === undefined
        ? moveOn(at, fact.id, withAbsence(state.input, fact.id, verb))
        : moveOn(at, `${fact.id}@${day}`, state.input);
    case 'none':
      return fact === undefined
        ? ask(at)
        : moveOn(at, fact.id, withAbsence(state.input, fact.id, 'notYet' satisfies Absence));
    case 'add':
    case 'remove':
      if (fact === undefined) return ask(at);
      return show(at, fact, entriesChanged(typed, verb, argument), verb === 'add' ? noneMore(typed, fact, locale) : []);
    case 'ask':
      return askOne(at, argument) ?? ask(at);
    case 'back':
      return back(at);
    case 'check':
      return page(c, <Check locale={locale} assets={assets} procedure={procedure} state={state} />);
    case 'save':
      return save(c, procedure, state);
    case 'result':
      return result(at);
    case 'language':
      if (fact !== undefined) return show(at, fact, typed, [], day);
      if (typed.on === 'check')
        return page(c, <Check locale={locale} assets={assets} procedure={procedure} state={state} />);
      return typed.on === 'result' ? result(at) : ask(at);
    default:
      return ask(at);
  }
}

/** The earlier day a question is about, when the fact keeps a history. */
function dayIn(text: string | undefined, fact: FactDefinition | undefined): string | undefined {
  if (text === undefined || fact === undefined || fact.type === 'list' || !fact.history) return undefined;
  return parseDay(text) === undefined ? undefined : text;
}

/** One question by `fact` or `fact@day`. */
function askOne(at: Step, name: string): Response | Promise<Response> | undefined {
  const [id = '', on] = name.split('@');
  const fact = japan.facts.get(id);
  if (fact === undefined) return undefined;
  const day = dayIn(on, fact);
  return show(at, fact, typedFor(at.state, fact, day), [], day);
}

const questionOf = (procedure: string): Asking => ({ rulebook: japan, procedure });
/** The same under the model, whose own questions come after those of the law. */
const modelQuestionOf = (procedure: string): Asking => ({ ...questionOf(procedure), overlays: japan.overlays });

/** The next question that can change the answer; the result when there is none. */
function ask(at: Step): Response | Promise<Response> {
  return withoutLaw(at) ?? askOne(at, nextName(at) ?? '') ?? result(at);
}

/** `fact` or `fact@day` to ask next: what the law asks, then what mattered earlier, then what only the model asks. */
function nextName(at: Step): string | undefined {
  const { situation } = at.state;
  return (
    nextQuestion(questionOf(at.procedure), situation, situation.asOf)?.fact ??
    earlierQuestion(at) ??
    nextQuestion(modelQuestionOf(at.procedure), situation, situation.asOf)?.fact
  );
}

/** A value of an earlier day that can change the answer and was not asked before. */
function earlierQuestion({ procedure, state }: Step): string | undefined {
  for (const { fact, on } of askedEarlier(questionOf(procedure), state.situation, state.situation.asOf)) {
    const name = `${fact}@${isoDay(on)}`;
    if (!state.trail.includes(name)) return name;
  }
  return undefined;
}

/** Where no law is on record for the day that was told: that question again, with what was told. */
function withoutLaw(at: Step): Response | Promise<Response> | undefined {
  const { locale, procedure, state } = at;
  const answered = answerOn(questionOf(procedure), state.situation, state.situation.asOf);
  const fact = japan.facts.get(findProcedure(procedure)?.lawDate ?? '');
  if (!('no' in answered) || fact === undefined) return undefined;
  if (answered.no === 'too-much') return tooMuch(at);
  const label = japan.wording[locale]?.facts[fact.id]?.label ?? fact.id;
  const message = sayIn(locale)(answered.no === 'ended' ? 'errors.law.ended' : 'errors.law', {
    label,
    day: formatDay(locale, isoDay(answered.day)),
  });
  return show(at, fact, typedFor(state, fact), [{ field: 'value', message }]);
}

/** More than one answer can hold: everything told, with the longest list to look at first. */
function tooMuch({ c, locale, procedure, state }: Step): Response | Promise<Response> {
  const [longest] = [...state.situation.lists].toSorted(([, a], [, b]) => b.records.length - a.records.length);
  const errors = [{ field: longest?.[0] ?? '', message: sayIn(locale)('errors.too-much') }];
  return page(c, <Check {...{ locale, assets, procedure, state, errors }} />, 422);
}

function show(
  at: Step,
  fact: FactDefinition,
  typed: Typed,
  errors: readonly ShownError[] = [],
  day: string | undefined = undefined,
): Response | Promise<Response> {
  const { c, locale, procedure, state } = at;
  const { situation } = state;
  const answered = answerOn(questionOf(procedure), situation, situation.asOf);
  const open = 'no' in answered ? [] : openFacts(situation, answered);
  const content = (
    <Question
      locale={locale}
      assets={assets}
      procedure={procedure}
      state={state}
      fact={fact}
      day={day}
      because={findingsWaiting(at, fact.id)}
      open={open.length}
      typed={typed}
      errors={errors}
    />
  );
  return page(c, content, errors.length > 0 ? 422 : 200);
}

/** Names of at most three findings and values that wait for a fact, by the law or else under the model. */
function findingsWaiting({ procedure, locale, state: { situation } }: Step, fact: string): readonly string[] {
  for (const question of [questionOf(procedure), modelQuestionOf(procedure)]) {
    const answered = answerOn(question, situation, situation.asOf);
    const ids = 'no' in answered ? [] : waitingFor(fact, answered);
    if (ids.length > 0) return ids.slice(0, 3).map((id) => japan.wording[locale]?.provisions[id]?.name ?? id);
  }
  return [];
}

function answer(at: Step, fact: FactDefinition, day: string | undefined): Response | Promise<Response> {
  const { locale, typed, state } = at;
  const again = (errors: readonly ShownError[]): Response | Promise<Response> => show(at, fact, typed, errors, day);
  const read = fact.type === 'list' ? readEntries(fact, typed) : readScalarField(fact, typed);
  if ('errors' in read) return again(read.errors.map((error) => formError(error, fact, locale)));
  const complete = fact.type === 'list' && typed.complete === 'true';
  const input =
    day === undefined
      ? withValue(state.input, fact, read.value, complete)
      : withEarlier(state.input, fact.id, day, read.value);
  const checked = readInput(input);
  if ('problems' in checked) return again(checked.problems.map((it) => problemError(it, locale)));
  return moveOn(at, day === undefined ? fact.id : `${fact.id}@${day}`, input);
}

/** Keeps the answer and asks on; an answer that was changed from the list of answers moves on just the same. */
function moveOn(at: Step, asked: string, input: Input): Response | Promise<Response> {
  const read = readInput(input, [...at.state.trail.filter((it) => it !== asked), asked]);
  if ('problems' in read) return lost(at.c, at.locale, read.problems);
  return ask({ ...at, state: read.state });
}

function back(at: Step): Response | Promise<Response> {
  const state = { ...at.state, trail: at.state.trail.slice(0, -1) };
  return askOne({ ...at, state }, at.state.trail.at(-1) ?? '') ?? ask(at);
}

function typedFor(state: State, fact: FactDefinition, day?: string): Typed {
  const complete = state.input.completeFor?.[fact.id] === true ? { complete: 'true' } : {};
  return { ...typedFrom(fact, toldValue(state.input, fact, day)), ...complete };
}

function save(c: Context, procedure: string, state: State): Response {
  return c.body(`${JSON.stringify(state.input, null, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="shinrai-${procedure}.json"`,
  });
}

function result(at: Step): Response | Promise<Response> {
  const { c, locale, procedure, state } = at;
  const { situation, input } = state;
  const noLaw = withoutLaw(at);
  if (noLaw !== undefined) return noLaw;
  const determination = determine({ rulebook: japan, procedure, situation, input, overlay: 'model' });
  if ('no' in determination) {
    if (determination.no === 'too-much') return tooMuch(at);
    throw new Error(`no determination: ${determination.no}`);
  }
  const explanation = explain(determination, japan, locale);
  return page(
    c,
    <Result
      locale={locale}
      assets={assets}
      procedure={procedure}
      state={state}
      determination={determination}
      explanation={explanation}
      more={nextName(at) !== undefined}
      records={at.records}
    />,
  );
}
