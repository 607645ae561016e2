// "Where do I stand?": from the first question to the determination. Every step after the start is a POST whose answers
// travel in the form; nothing is kept here and nothing stands in an address.
// WHY: no token against forged posts: there is no session, no cookie and nothing to change.
import { type Context, Hono } from 'hono';
import { parseDay } from '#calendar';
import { describeProblemIn } from '#determinations';
import { type About, nameOf, readInput, readState, type Said, type State, tell, toldValue } from '#interview';
import { formatDay, type Locale, negotiate, usual } from '#language';
import { japan } from '#rulebook/japan';
import { type FactDefinition, type Problem, readJson } from '#rules';
import { answerPaper } from '../../web/parts/answer-paper.ts';
import { receiptText } from '../../web/parts/determination.tsx';
import type { ShownError } from '../../web/parts/errors.tsx';
import { type Typed, typedFrom } from '../../web/parts/form.ts';
import { lettering } from '../../web/parts/on-paper.ts';
import { sayIn } from '../../web/parts/words.ts';
import { Check } from '../../web/visitor/check.tsx';
import { Cleared, Home, Start } from '../../web/visitor/home.tsx';
import { Question } from '../../web/visitor/question.tsx';
import { Result } from '../../web/visitor/result.tsx';
import type { Assessor } from '../assessing/assessor.ts';
import type { Asked, Shown } from '../assessing/jobs.ts';
import { assets } from '../assets.ts';
import { forgetPages, leave } from '../door/leaving.ts';
import { isLocale } from '../door/locale.ts';
import { print, sendPdf } from '../door/print.ts';
import { wishOf } from '../door/readings.ts';
import { formIn } from '../door/send-again.tsx';
import { answerAt } from '../door/serve.ts';
import { entriesChanged, noneMore, problemError, saidIn } from '../fact-form.ts';

const findProcedure = (id: string) => japan.procedures.find((it) => it.id === id);

/** Today in Japan, as an ISO day: what a new situation is dated with. */
const todayInJapan = (): string => new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10);

type Status = 200 | 422 | 503;
type Answer = Response | Promise<Response>;
type Wanted = Asked<'interview'>['want'];
type Questioned = Extract<Shown, { is: 'question' }>;
type Resulting = Extract<Shown, { is: 'result' }>;
type WithoutLaw = NonNullable<Questioned['withoutLaw']>;
type Page = Parameters<Context['html']>[0];
/** WHY: without leave to keep the page, "back" would ask to send the form again (ADR 7). */
const page = (c: Context, content: Page, status: Status = 200): Answer =>
  c.html(`<!doctype html>${content}`, status, { 'cache-control': 'private, no-cache' });

type StandOptions = {
  readonly assessor: Assessor;
  /** Who asks, so that one client's questions wait for each other. */
  readonly clientOf: (c: Context) => string;
  readonly today?: () => string;
  /** Are records kept here, so that answers can be kept in one? */
  readonly records?: boolean;
  /** The language of whoever asks for none that is shipped. */
  readonly firstLanguage?: () => Promise<Locale>;
};

export function standRoutes({
  assessor,
  clientOf,
  today = todayInJapan,
  records = false,
  firstLanguage = async () => usual.people,
}: StandOptions): Hono {
  const routes = new Hono();
  answerAt(routes, 'GET /', async (c) => {
    c.header('Vary', 'Accept-Language');
    return c.redirect(`/${negotiate(c.req.header('accept-language'), await firstLanguage())}`, 302);
  });
  answerAt(routes, 'GET /:locale', (c, next) => {
    const locale = c.req.param('locale');
    return isLocale(locale) ? page(c, <Home locale={locale} assets={assets} records={records} />) : next();
  });
  answerAt(routes, 'GET /:locale/clear', (c, next) => {
    const locale = c.req.param('locale');
    if (!isLocale(locale)) return next();
    forgetPages(c);
    return page(c, <Cleared locale={locale} assets={assets} />);
  });
  answerAt(routes, 'POST /:locale/leave', (c, next) => (isLocale(c.req.param('locale')) ? leave(c) : next()));
  answerAt(routes, 'POST /:locale/open', (c, next) => {
    const locale = c.req.param('locale');
    return isLocale(locale) ? open(c, locale) : next();
  });
  answerAt(routes, 'GET /:locale/:procedure', (c, next) => {
    const { locale, procedure } = c.req.param();
    if (!isLocale(locale) || findProcedure(procedure) === undefined) return next();
    return page(c, <Start locale={locale} assets={assets} procedure={procedure} today={today()} />);
  });
  answerAt(routes, 'POST /:locale/:procedure', async (c, next) => {
    const { locale, procedure } = c.req.param();
    if (!isLocale(locale) || findProcedure(procedure) === undefined) return next();
    const form = await formIn(c, locale);
    if (form instanceof Response) return form;
    const typed = form.texts;
    const read = readState(japan.facts, typed.situation ?? '', typed.trail);
    if ('problems' in read) return lost(c, locale, read.problems);
    return step({ c, locale, procedure, typed, state: read.state, records, assessor, clientOf, today });
  });
  return routes;
}

/** The answers cannot be read: say what was wrong, and begin again with what can be done. */
function lost(c: Context, locale: Locale, problems: readonly Problem[]): Response | Promise<Response> {
  const errors = problems.map((it) => ({ field: 'file', message: describeProblemIn(locale, it, japan) }));
  return page(c, <Home locale={locale} assets={assets} errors={errors} />, 422);
}

/** Of which procedure a file was saved: it says so in its name, also where a browser numbered it. */
const savedOf = (name: string): string | undefined => /^shinrai-([a-z-]+?)(?: ?\(\d+\))?\.json$/.exec(name)?.[1];

async function open(c: Context, locale: Locale): Promise<Response> {
  const say = sayIn(locale);
  const failed = (message: string): Response | Promise<Response> =>
    page(c, <Home locale={locale} assets={assets} errors={[{ field: 'file', message }]} />, 422);
  const form = await formIn(c, locale);
  if (form instanceof Response) return form;
  const { file } = form.files;
  if (file === undefined || file.size === 0) return failed(say('errors.file.none'));
  const procedure = form.texts.procedure || savedOf(file.name);
  if (procedure === undefined || findProcedure(procedure) === undefined) return failed(say('errors.file.procedure'));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return failed(say('errors.file'));
  }
  const json = readJson(text);
  if ('broken' in json) return failed(say('errors.file'));
  const read = 'value' in json ? readInput(japan.facts, json.value) : json;
  if ('problems' in read) return lost(c, locale, read.problems);
  return page(c, <Check locale={locale} assets={assets} procedure={procedure} state={read.state} />);
}

type Step = {
  readonly c: Context;
  readonly locale: Locale;
  readonly procedure: string;
  readonly typed: Typed;
  readonly state: State;
} & Required<Pick<StandOptions, 'records' | 'assessor' | 'clientOf' | 'today'>>;

function step(at: Step): Response | Promise<Response> {
  const { c, locale, procedure, typed, state } = at;
  const go = typed.go ?? 'next';
  const about = aboutIn(typed);
  const [verb, argument = ''] = go.split(':', 2) as [string, string?];
  switch (verb) {
    case 'answer':
    case 'dontKnow':
    case 'declined':
      return about === undefined ? ask(at) : answer(at, about, verb);
    case 'none':
      return about === undefined ? ask(at) : answer(at, { fact: about.fact }, 'notYet');
    case 'add':
    case 'remove': {
      if (about === undefined) return ask(at);
      const errors = verb === 'add' ? noneMore(typed, about.fact, locale) : [];
      return show(at, { fact: about.fact }, entriesChanged(typed, verb, argument), errors);
    }
    case 'ask':
      return askOne(at, argument) ?? ask(at);
    case 'back':
      return back(at);
    case 'check':
      return page(c, <Check locale={locale} assets={assets} procedure={procedure} state={state} />);
    case 'save':
      return save(c, procedure, state);
    case 'result':
      return render(at, 'result');
    case 'paper':
      return render(at, 'result', sendPaper);
    case 'language':
      if (about !== undefined) return show(at, about, typed);
      if (typed.on === 'check')
        return page(c, <Check locale={locale} assets={assets} procedure={procedure} state={state} />);
      return typed.on === 'result' ? render(at, 'result') : ask(at);
    default:
      return ask(at);
  }
}

/** What a form asked about; an earlier day only where the fact keeps a history. */
function aboutIn({ fact: id = '', day }: Typed): About | undefined {
  const fact = japan.facts.get(id);
  if (fact === undefined) return undefined;
  const earlier = day !== undefined && fact.type !== 'list' && fact.history && parseDay(day) !== undefined;
  return earlier ? { fact, day } : { fact };
}

/** `fact` or `fact@day`. */
function aboutNamed(name: string): About | undefined {
  const [fact = '', day] = name.split('@');
  return aboutIn({ fact, ...(day === undefined ? {} : { day }) });
}

function askOne(at: Step, name: string): Response | Promise<Response> | undefined {
  const about = aboutNamed(name);
  return about && show(at, about, typedFor(at.state, about));
}

/** The next question that can change the answer; the result when there is none. */
const ask = (at: Step): Promise<Response> => render(at, 'next');

/** One question, with what was typed for it and what was wrong with that. */
async function show(at: Step, about: About, typed: Typed, errors: readonly ShownError[] = []): Promise<Response> {
  const shown = await evaluated(at, { name: nameOf(about) });
  // Also while others wait, so that what was typed is not lost.
  if ('no' in shown && shown.no === 'busy') {
    const waits = { field: '', message: sayIn(at.locale)('errors.busy') };
    return questionPage(at, { about, typed, errors: [waits, ...errors], sections: [] }, busy(at.c));
  }
  if ('no' in shown) return tooMuch(at);
  if (shown.is !== 'question') throw new Error('asked for a question, and got none');
  return questionPage(at, { ...shown, about, typed, errors }, errors.length > 0 ? 422 : 200);
}

const evaluated = ({ c, locale, procedure, state: { input, trail }, assessor, clientOf }: Step, want: Wanted) =>
  assessor.ask(clientOf(c), 'interview', { locale, procedure, input, trail, want });

async function render(at: Step, want: 'next' | 'result', send: typeof sendResult = sendResult): Promise<Response> {
  const shown = await evaluated(at, want);
  if ('no' in shown) return notNow(at, shown.no);
  return shown.is === 'question' ? ofQuestion(at, shown) : send(at, shown);
}

const notNow = (at: Step, no: 'busy' | 'too-much' | 'too-long'): Answer =>
  no === 'busy' ? checkAgain(at, 'errors.busy', busy(at.c)) : tooMuch(at);

function sendResult(at: Step, { determination, explanation, more, offers }: Resulting): Answer {
  const { c, locale, procedure, state, records } = at;
  return page(
    c,
    <Result {...{ locale, assets, procedure, state, determination, explanation, more, offers, records }} />,
  );
}

/** The answer to be kept on paper: nothing of it stays here. */
async function sendPaper(at: Step, { determination, explanation }: Resulting): Promise<Response> {
  const { c, locale, procedure, assessor, clientOf, today } = at;
  const on = { locale, day: today(), wish: wishOf(c) };
  const { say, set } = lettering(on);
  const head = [{ is: 'note', text: set(say('paper.told', { day: formatDay(locale, on.day) })) }] as const;
  const paper = answerPaper(on, explanation, receiptText({ locale, determination, explanation }), head);
  const pdf = await print(assessor, clientOf(c), paper, new Date());
  return 'no' in pdf ? notNow(at, pdf.no) : sendPdf(c, pdf, `shinrai-${procedure}`);
}

function ofQuestion(at: Step, asked: Questioned): Answer {
  const about = aboutNamed(asked.name);
  if (about === undefined) throw new Error(`\`${asked.name}\` is no fact of the vocabulary`);
  const errors = asked.withoutLaw === undefined ? [] : [lawError(at, about.fact, asked.withoutLaw)];
  const typed = typedFor(at.state, about);
  return questionPage(at, { ...asked, about, typed, errors }, errors.length > 0 ? 422 : 200);
}

/** Where no law is on record for the day that was told. */
function lawError({ locale }: Step, fact: FactDefinition, { no, day }: WithoutLaw): ShownError {
  const label = japan.wording[locale]?.facts[fact.id]?.label ?? fact.id;
  const key = no === 'ended' ? 'errors.law.ended' : 'errors.law';
  return { field: 'value', message: sayIn(locale)(key, { label, day: formatDay(locale, day) }) };
}

type QuestionShown = {
  readonly about: About;
  readonly typed: Typed;
  readonly errors: readonly ShownError[];
  readonly sections: readonly string[];
  readonly section?: string | undefined;
};

function questionPage(at: Step, { about, typed, errors, sections, section }: QuestionShown, status: Status): Answer {
  const { c, locale, procedure, state } = at;
  const content = <Question {...{ locale, assets, procedure, state, ...about, sections, section, typed, errors }} />;
  return page(c, content, status);
}

/** More than one answer can hold: everything told, with the longest list to look at first. */
function tooMuch(at: Step): Answer {
  const [longest] = [...at.state.situation.lists].toSorted(([, a], [, b]) => b.records.length - a.records.length);
  return checkAgain(at, 'errors.too-much', 422, longest?.[0]);
}

/** Everything told, and why there is no answer to it now. */
function checkAgain(at: Step, key: 'errors.too-much' | 'errors.busy', status: Status, field = ''): Answer {
  const { c, locale, procedure, state } = at;
  const errors = [{ field, message: sayIn(locale)(key) }];
  return page(c, <Check {...{ locale, assets, procedure, state, errors }} />, status);
}

function busy(c: Context): 503 {
  c.header('Retry-After', '5');
  return 503;
}

function answer(at: Step, about: About, verb: string): Response | Promise<Response> {
  const said = saidIn(about.fact, at.typed, verb, at.locale);
  return 'errors' in said ? show(at, about, at.typed, said.errors) : moveOn(at, about, said);
}

/** Keeps what was said and asks on, also where it was changed from the list of answers; what is no answer is asked again. */
function moveOn(at: Step, about: About, said: Said): Response | Promise<Response> {
  const told = tell(at.state, about, said);
  if ('problems' in told)
    return show(
      at,
      about,
      at.typed,
      told.problems.map((it) => problemError(it, at.locale)),
    );
  return ask({ ...at, state: told.state });
}

function back(at: Step): Response | Promise<Response> {
  const state = { ...at.state, trail: at.state.trail.slice(0, -1) };
  return askOne({ ...at, state }, at.state.trail.at(-1) ?? '') ?? ask(at);
}

function typedFor({ input }: State, { fact, day }: About): Typed {
  const complete = input.completeFor?.[fact.id] === true ? { complete: 'true' } : {};
  return { ...typedFrom(fact, toldValue(input, fact, day)), ...complete };
}

function save(c: Context, procedure: string, state: State): Response {
  return c.body(`${JSON.stringify(state.input, null, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="shinrai-${procedure}.json"`,
  });
}
