/** Wording: every language has every word, and says the figures of the law instead of its own. */

import { whoIn } from './fact.ts';
import { type Fault, faultOf } from './fault.ts';
import { type Figures, figuresOf, type Units } from './figures.ts';
import { namedBy, nodesOf, readBy } from './kinds.ts';
import type { Node } from './node.ts';
import type { Provision, ProvisionWording, Rulebook, Sentences, Wording } from './provision.ts';
import { isCondition, treeOf, treesOf } from './provision-kinds.ts';
import { messagesIn, namesAskedBy, outsidePlaceholders } from './words.ts';

export function checkWording(rulebook: Rulebook, provisions: readonly Provision[]): readonly Fault[] {
  const languages = Object.entries(rulebook.wording);
  const law = lawOf(rulebook, provisions);
  return [
    ...languages.flatMap(([language, wording]) => [
      ...missingWords(language, wording, rulebook, provisions),
      ...bareNumbers(language, wording),
      ...emptyPlaceholders(language, wording, law),
      ...missingSentences(language, wording, law),
      ...reviewsOfNothing(language, wording),
    ]),
    ...differing(languages.map(([, wording]) => wording)),
    ...wordsOfAnotherVersion(provisions),
  ];
}

const wordsOf = (provision: Provision): string => provision.words ?? provision.id;

/** Words of provisions and routes write no number themselves: they would go on saying it when the law says another. */
function bareNumbers(language: string, { provisions, routes }: Wording): readonly Fault[] {
  return [...messagesIn({ provisions, routes })].flatMap(([path, text]) => {
    const [bare] = outsidePlaceholders(text).match(/\p{Nd}+/u) ?? [];
    if (bare === undefined) return [];
    const says = `writes ${bare} in ${language}: name the figure of the law, or quote it as {'${bare}'}`;
    return [faultOf('bare-number', path, says)];
  });
}

/** What words may name, and must say, by the version they serve. */
type Law = {
  readonly versions: readonly {
    readonly words: string;
    readonly figures: Figures;
    /** Parameters of the route, known wherever there is an answer. */
    readonly bound: ReadonlySet<string>;
    /** Facts and values of other provisions, which may not be known. */
    readonly answers: ReadonlySet<string>;
    readonly says: readonly (keyof ProvisionWording)[];
  }[];
  readonly figures: ReadonlySet<string>;
};

function lawOf(rulebook: Rulebook, provisions: readonly Provision[]): Law {
  const byId = new Map(provisions.map((it) => [it.id, it]));
  const units: Units = { facts: rulebook.facts, provision: (id) => byId.get(id) };
  const versions = provisions.map((it) => {
    const reads = readsOf(it, units);
    return {
      id: it.id,
      words: wordsOf(it),
      figures: figuresOf(it, units),
      bound: new Set(reads.flatMap((node) => (node.kind === 'parameter' ? [node.name] : []))),
      answers: new Set(['holds-until', ...reads.flatMap((node) => answerOf(node, rulebook))]),
      says:
        isCondition(it) || it.kind === 'exception'
          ? [...saysOf(reads, rulebook).filter((message) => isSaid(message, it)), ...saysOfCause(it)]
          : [],
    };
  });
  const figures = new Set(
    versions.flatMap(({ id, figures }) => [...figures.keys()].map((figure) => `${id}:${figure}`)),
  );
  return { versions, figures };
}

/** Every node a provision reads, directly or through another. */
function readsOf(provision: Provision, units: Units, seen: Set<string> = new Set()): readonly Node[] {
  if (seen.has(provision.id)) return [];
  seen.add(provision.id);
  return treesOf(provision)
    .flatMap((tree) => [...nodesOf(tree)])
    .flatMap((node) => {
      const others = namedBy(node).flatMap((id) => units.provision(id) ?? []);
      return [node, ...others.flatMap((it) => readsOf(it, units, seen))];
    });
}

/** What of a node has one value that a sentence could name. */
function answerOf(node: Node, { facts }: Rulebook): readonly string[] {
  if (node.kind === 'provision') return [node.id];
  const fact = readBy(node);
  return fact === undefined || facts.get(fact)?.type === 'list' ? [] : [fact];
}

/** Of an exception that does not hold nothing is said, nor of one that is not known: its rule says what is missing. */
const isSaid = (message: keyof ProvisionWording, { kind }: Provision): boolean =>
  kind !== 'exception' || message === 'met' || message === 'officer';

function saysOf(reads: readonly Node[], { facts }: Rulebook): readonly (keyof ProvisionWording)[] {
  const held = reads.flatMap((node) => facts.get(readBy(node) ?? '')?.heldBy ?? []);
  const waitsForOfficer = held.includes('officer') || reads.some((node) => node.kind === 'officer');
  return [
    'met',
    'notMet',
    ...(held.some((it) => it !== 'officer') ? (['unknown'] as const) : []),
    ...(waitsForOfficer ? (['officer'] as const) : []),
  ];
}

/** Whose failure may be another's says that it is, and what they can do. */
const saysOfCause = (it: Provision): readonly (keyof ProvisionWording)[] =>
  'cause' in it && it.cause !== undefined ? ['caused', 'causedRemedy'] : [];

/** What stands before an answer is given names no answer; nor does the last of several sentences, so that one can be said. */
const beforeAnswers: readonly string[] = ['name', 'requirement'];

const sentencesOf = (message: Sentences): readonly string[] => (typeof message === 'string' ? [message] : message);

/** Every placeholder has a value in each version that its words serve. */
function emptyPlaceholders(language: string, wording: Wording, law: Law): readonly Fault[] {
  const isKnown = (name: string): boolean => {
    const [fact = '', choice] = name.split('=');
    return law.figures.has(name) || (choice !== undefined && wording.facts[fact]?.choices?.[choice] !== undefined);
  };
  const empty = (path: string, text: string, own: (name: string) => boolean): readonly Fault[] =>
    namesAskedBy(text)
      .filter((name) => !isKnown(name) && !own(name))
      .map((name) => faultOf('no-such-figure', path, `names {${name}} in ${language}, which is no figure of this law`));
  return [
    ...law.versions.flatMap(({ words, figures, answers, bound }) =>
      Object.entries(wording.provisions[words] ?? {}).flatMap(([message, sentences]) =>
        sentencesOf(sentences).flatMap((text, i, all) => {
          const isAnswer = i < all.length - 1;
          const named = (name: string): boolean =>
            figures.has(name) ||
            (!beforeAnswers.includes(message) && (bound.has(name) || (isAnswer && answers.has(name))));
          return empty(`${words}.${message}`, text, named);
        }),
      ),
    ),
    ...Object.entries(wording.routes).flatMap(([id, text]) => empty(id, text, () => false)),
  ];
}

/** Each requirement says in its own words what is so when it is met, fails, is not known or waits for an officer. */
function missingSentences(language: string, wording: Wording, law: Law): readonly Fault[] {
  return law.versions.flatMap(({ words, says }) =>
    says
      .filter((message) => wording.provisions[words]?.[message] === undefined)
      .map((message) => faultOf('no-wording', `${words}.${message}`, `has no sentence in ${language}`)),
  );
}

/** The words of a provision name the same figures in every language. */
function differing(languages: readonly Wording[]): readonly Fault[] {
  const named = languages.map(
    ({ provisions }) =>
      new Map(
        Object.entries(provisions).map(([id, words]) => [id, figuresNamed(Object.values(words).flat().join(' '))]),
      ),
  );
  const ids = [...new Set(named.flatMap((it) => [...it.keys()]))];
  return ids
    .filter((id) => new Set(named.map((it) => it.get(id))).size > 1)
    .map((id) => faultOf('wording-numbers', id, 'the languages do not name the same figures'));
}

const figuresNamed = (text: string): string => [...new Set(namesAskedBy(text))].toSorted().join(' ');

/** Two versions may share their words only when they say the same but for figures; or when it is said that they do. */
function wordsOfAnotherVersion(provisions: readonly Provision[]): readonly Fault[] {
  return [...Map.groupBy(provisions, wordsOf)].flatMap(([words, versions]) => {
    const silent = versions.filter((it) => it.words === undefined);
    return new Set(silent.map(butFigures)).size > 1
      ? [
          faultOf(
            'words-of-another-version',
            words,
            'versions that differ in more than figures share their words: name the words of each',
          ),
        ]
      : [];
  });
}

/** What a provision asks or gives, whatever its figures and its first day are. */
const butFigures = (provision: Provision): string =>
  JSON.stringify(treeOf(provision), (key, value) => (['value', 'span', 'since'].includes(key) ? '' : value));

function reviewsOfNothing(language: string, { reviews, ...wording }: Wording): readonly Fault[] {
  const known = messagesIn(wording);
  return Object.keys(reviews)
    .filter((path) => !known.has(path))
    .map((path) => faultOf('no-wording', path, `was reviewed in ${language} and is no message`));
}

function missingWords(
  language: string,
  wording: Wording,
  rulebook: Rulebook,
  provisions: readonly Provision[],
): readonly Fault[] {
  const faults: Fault[] = [];
  const need = (section: keyof Wording, id: string): void => {
    if (!Object.hasOwn(wording[section], id))
      faults.push(faultOf('no-wording', id, `has no words in ${language} (${section})`));
  };
  for (const provision of provisions) {
    need('provisions', wordsOf(provision));
    const dated = provision.kind === 'duty' ? provision : 'deadline' in provision ? provision.deadline : undefined;
    if (dated !== undefined) need('deadlines', dated.what);
    if (isCondition(provision)) {
      for (const document of provision.evidence ?? []) need('documents', document);
      if (provision.support !== undefined && 'offers' in provision.support)
        for (const it of provision.support.offers) need('supports', it);
    }
    for (const node of treesOf(provision).flatMap((tree) => [...nodesOf(tree)])) {
      if (node.kind === 'points') for (const item of node.items) need('rows', item.id);
      if (node.kind === 'officer') need('questions', node.question);
    }
  }
  for (const procedure of rulebook.procedures) {
    need('procedures', procedure.id);
    need('offices', procedure.fileAt);
    for (const route of procedure.routes ?? []) need('routes', route.id);
    for (const text of procedure.texts) need('texts', text.id);
    for (const document of procedure.documents) need('documents', document);
  }
  for (const procedure of rulebook.procedures)
    if (procedure.about !== undefined) need('subjects', whoIn(procedure.about));
  for (const fact of rulebook.facts.values()) {
    need('facts', fact.id);
    const words = wording.facts[fact.id];
    if (fact.heldBy !== 'officer' && words?.why === undefined)
      faults.push(faultOf('no-wording', `${fact.id}.why`, `does not say in ${language} why it is asked`));
    if (fact.about !== undefined) {
      const whom = wording.subjects[whoIn(fact.about)];
      need('subjects', whoIn(fact.about));
      if (whom !== undefined && words?.question.toLowerCase().includes(whom.toLowerCase()) === false)
        faults.push(
          faultOf('silent-about-whom', `${fact.id}.question`, `does not say in ${language} that it is about ${whom}`),
        );
    }
    const choices = fact.type === 'choice' ? fact.choices : [];
    const open = choices.filter((choice) => words?.choices?.[choice] === undefined);
    for (const choice of open)
      faults.push(faultOf('no-wording', `${fact.id}.${choice}`, `has no words in ${language}`));
    if (fact.type === 'list') {
      for (const field of Object.keys(fact.fields)) {
        if (words?.fields?.[field] === undefined)
          faults.push(faultOf('no-wording', `${fact.id}.${field}`, `has no words in ${language}`));
      }
    }
  }
  return faults;
}
