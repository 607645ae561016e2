/**
 * The law printed: a provision as an article a lawyer reads, in one language. Everything is read off the tree; words of its
 * own say it plainly beside.
 */
import { formatDay, type Locale, mannerOf, translator } from '#language';
import {
  type Condition,
  type Deadline,
  dutyNodeOf,
  type Edition,
  figuresOf,
  type Node,
  type Procedure,
  type Provision,
  type Rulebook,
  restingOn,
  type Version,
  versionsOf,
} from '#rules';
import { type At, dutyParts, labelled, printNode } from './article-nodes.ts';
import { type Clause, clause } from './clause.ts';
import { figureReport } from './figure.ts';
import { grantAsLaw, grantTexts } from './grant.ts';
import { type Voice, voice } from './speak.ts';
import { type ArticlePhrase, wording } from './wording.ts';

export const sayArticle = translator<ArticlePhrase>(wording.article);

/** What is said of the whole, with its label and, for a law, where it can be read. */
export type HeadLine = {
  readonly kind: 'law' | 'force' | 'other';
  readonly label: string;
  readonly text: string;
  readonly link?: string;
};

export type Section = { readonly title: string; readonly clause: Clause };

export type Article = {
  readonly id: string;
  readonly name: string;
  readonly head: readonly HeadLine[];
  readonly sections: readonly Section[];
};

export function articleOf(rulebook: Rulebook, version: Version, locale: Locale): Article {
  const { provision } = version;
  const at = placeOf(rulebook, version, locale);
  return {
    id: provision.id,
    name: at.voice.name(provision.id),
    head: headOf(version, at),
    sections: sectionsOf(provision, at),
  };
}

/** A procedure as its texts state it: whom it is for, by which ways, what filing gives, and what a grant changes. */
export function procedureArticle(rulebook: Rulebook, procedure: Procedure, locale: Locale): Article {
  const speak = voice(rulebook, locale);
  const say: At['say'] = (key, values) => sayArticle(locale, key, values);
  const words = rulebook.wording[locale]?.procedures[procedure.id];
  const grant = grantAsLaw(rulebook, procedure.id);
  const lines = (key: ArticlePhrase, parts: readonly Clause[]): readonly Section[] =>
    parts.length === 0 ? [] : [{ title: say(key), clause: clause('', [], { parts }) }];
  const named = (ids: readonly string[] = []): readonly Clause[] =>
    ids.map((id) => clause(speak.name(id), [], { see: [id] }));
  return {
    id: procedure.id,
    name: words?.name ?? procedure.id,
    head: [
      ...lawsOf(procedure, speak).map((it) => ({ kind: 'law' as const, label: say('law'), ...it })),
      ...(words === undefined ? [] : [{ kind: 'other' as const, label: say('says'), text: words.about }]),
    ],
    sections: [
      ...lines('procedure.for', named(procedure.appliesTo)),
      ...lines(
        'procedure.ways',
        (procedure.routes ?? []).map(({ id, adds }) => clause(speak.route(id), [], { see: adds })),
      ),
      ...lines('procedure.gives', named(procedure.filing?.gives)),
      ...lines('procedure.givesNot', named(procedure.filing?.givesNot)),
      ...lines('procedure.grant', grant === undefined ? [] : grantTexts(grant, speak).map((it) => clause(it))),
    ],
  };
}

function placeOf(rulebook: Rulebook, { provision, editions }: Version, locale: Locale): At {
  const named = provisionsFor(rulebook, editions);
  const units = { facts: rulebook.facts, provision: named };
  const figures = Object.fromEntries([...figuresOf(provision, units)].map(([id, it]) => [id, figureReport(it)]));
  const worded = { ...(provision.words === undefined ? {} : { words: provision.words }), figures };
  const speak = voice(rulebook, locale, new Map([[provision.id, worded]]));
  return {
    voice: speak,
    say: (key, values) => sayArticle(locale, key, values),
    units,
    bound: (name) => boundIn(provision, editions, name, speak),
    lists: [],
  };
}

/** Other provisions as the edition states them that this one stands in. */
function provisionsFor(rulebook: Rulebook, [edition]: readonly Edition[]): (id: string) => Provision | undefined {
  return (id) => edition?.provisions.get(id) ?? versionsOf(rulebook).get(id)?.[0]?.provision;
}

const asks = (edition: Edition, id: string) =>
  edition.routes.filter(({ requirements }) => requirements.some((it) => it.id === id));

function boundIn(
  { id }: Provision,
  editions: readonly Edition[],
  name: string,
  speak: Voice,
): ReadonlyMap<number, readonly string[]> {
  const bound = new Map<number, string[]>();
  for (const edition of editions) {
    for (const route of asks(edition, id)) {
      const value = route.parameters[name];
      if (value !== undefined) bound.set(value, [...(bound.get(value) ?? []), speak.route(route.id)]);
    }
  }
  return bound;
}

// The head

function headOf({ provision, editions }: Version, at: At): readonly HeadLine[] {
  const { voice: speak, say } = at;
  const { basis, confidence } = provision;
  const says = requirementIn(provision, editions, at);
  return [
    ...lawsOf(provision, speak).map((it) => ({ kind: 'law' as const, label: say('law'), ...it })),
    { kind: 'force', label: say('in-force'), text: forceText(provision.inForce, at) },
    {
      kind: 'other',
      label: say('basis'),
      text: say('basis.sure', {
        basis: speak.say(`basis.${basis}`),
        confidence: speak.say(`confidence.${confidence}`),
      }),
    },
    ...ownLines(provision, at).map((it) => ({ kind: 'other' as const, ...it })),
    ...editions.map((edition) => ({
      kind: 'other' as const,
      label: say('asked-by'),
      text: askedIn(provision.id, edition, at),
    })),
    ...(says === undefined ? [] : [{ kind: 'other' as const, label: say('says'), text: says }]),
  ];
}

export function forceText(
  { from, until }: Provision['inForce'],
  { voice: { locale }, say }: Pick<At, 'say' | 'voice'>,
): string {
  const days = { from: formatDay(locale, from), until: until === undefined ? '' : formatDay(locale, until) };
  return say(until === undefined ? 'in-force.from' : 'in-force.between', days);
}

const lawsOf = (
  { law }: Pick<Provision, 'law'>,
  { rulebook, locale }: Voice,
): readonly Pick<HeadLine, 'text' | 'link'>[] =>
  law.map(({ source, at }) => {
    const it = rulebook.sources.find(({ id }) => id === source);
    return {
      text: `${it?.[mannerOf(locale).law] ?? source} ${at}`,
      ...(it === undefined ? {} : { link: it.link }),
    };
  });

/** Where it is asked: of which ways, as a value, as a condition of the whole, or only because another rule rests on it. */
function askedIn(id: string, edition: Edition, at: At): string {
  const { voice: speak, say } = at;
  const { procedure: of, routes, values, gates } = edition;
  const procedure = speak.rulebook.wording[speak.locale]?.procedures[of.id]?.name ?? of.id;
  if (gates.some((it) => it.id === id)) return say('asked-by.gate', { procedure });
  const ways = asks(edition, id);
  if (values.some((it) => it.id === id)) return say('asked-by.value', { procedure });
  if (ways.length === routes.length) return say('asked-by.all', { procedure });
  if (ways.length > 0)
    return say('asked-by.ways', { procedure, ways: ways.map((it) => speak.route(it.id)).join(say('term')) });
  if (of.filing?.gives?.includes(id)) return say('asked-by.gives', { procedure });
  if (of.filing?.givesNot?.includes(id)) return say('asked-by.givesNot', { procedure });
  const rules = restingOn(edition, id).map((it) => say('quote', { name: speak.name(it) }));
  return rules.length === 0
    ? say('asked-by.stay', { procedure })
    : say('asked-by.through', { procedure, rules: rules.join(say('term')) });
}

/** What a figure of the ways is where they differ: each of them. */
function requirementIn(provision: Provision, editions: readonly Edition[], at: At): string | undefined {
  const told = new Map<string, string>();
  for (const edition of editions) {
    for (const name of edition.parametersOf.get(provision.id) ?? []) {
      const values = [...boundIn(provision, editions, name, at.voice).keys()].map((value) => {
        const figure = figuresOf(provision, at.units, { [name]: value }).get(name);
        return at.voice.quantity(value, figure?.unit);
      });
      told.set(name, values.join(at.say('or')));
    }
  }
  return at.voice.words(provision.id, 'requirement', told);
}

// Kinds of provision

type Kind<P> = {
  readonly head: (provision: P, at: At) => readonly Said[];
  readonly sections: (provision: P, at: At) => readonly Section[];
};
type Said = { readonly label: string; readonly text: string };
type OfKind<K extends Provision['kind']> = Extract<Provision, { readonly kind: K }>;

/** INVARIANT: a kind of provision that is not printed does not compile. */
const kinds: { readonly [K in Provision['kind']]: Kind<OfKind<K>> } = {
  requirement: {
    head: (it, at) => lookedLines(it, at.say('weight'), at.say(`weight.${it.weight}`), at),
    sections: (it, at) => [
      ...askedOfSections(it, at),
      section(at.say('requires'), askedAlone(it.requires, it.askedOf), at),
      ...besideSections(it, at),
    ],
  },
  ground: {
    head: (it, at) => lookedLines(it, at.say('ground'), at.say(`ground.${it.weight}`), at),
    sections: (it, at) => [section(at.say('holds'), it.holds, at), ...besideSections(it, at)],
  },
  factor: {
    head: (it, at) => [
      ...lookedLines(it, at.say('speaks'), at.say(`speaks.${it.speaks}`), at),
      { label: at.say('found-by'), text: at.voice.party(it.foundBy) },
    ],
    sections: (it, at) => [
      ...askedOfSections(it, at),
      section(at.say('factor'), askedAlone(it.holds, it.askedOf), at),
      ...besideSections(it, at),
    ],
  },
  exception: {
    head: (it, at) => [
      { label: at.say('concerns'), text: at.voice.party(it.bearer) },
      ...(it.over === undefined ? [] : [{ label: at.say('over'), text: at.voice.names(it.over) }]),
    ],
    sections: (it, at) => [
      section(at.say('exception.when'), it.when, at),
      section(at.say('exception.instead'), it.instead, at),
    ],
  },
  value: {
    head: () => [],
    sections: (it, at) => [
      section(at.say('gives', { unit: at.say(`unit.${it.unit}`) }), it.gives, { ...at, unit: it.unit }),
      ...(it.estimate === undefined ? [] : [section(at.say('estimate'), it.estimate, at)]),
      ...deadlineSections(it.deadline, at),
    ],
  },
  duty: {
    head: (it, { voice: speak, say }) => {
      const { law, fine, imprisonment } = it.consequence;
      const cited = lawsOf({ law }, speak).map(({ text }) => text);
      const years = imprisonment === undefined ? '' : speak.quantity(imprisonment, 'years');
      const key = imprisonment === undefined ? 'consequence.fine' : 'consequence.either';
      const most = fine === undefined ? [] : [say(key, { fine: speak.quantity(fine, 'yen'), years })];
      return [
        { label: say('bearer'), text: speak.party(it.bearer) },
        { label: say('beneficiary'), text: speak.party(it.beneficiary) },
        ...(cited.length === 0 ? [] : [{ label: say('consequence'), text: [...most, ...cited].join(say('term')) }]),
      ];
    },
    sections: (it, at) => {
      const who = it.keeps.kind === 'any' && it.keeps.of[0]?.kind === 'not' ? it.keeps.of[0].of : undefined;
      const parts = dutyParts(dutyNodeOf(it), at, who);
      return who === undefined ? parts : [section(at.say('duty.who'), who, at), ...parts];
    },
  },
};

function lookedLines(it: Condition, label: string, weight: string, { voice: speak, say }: At): readonly Said[] {
  const wording = speak.rulebook.wording[speak.locale];
  const named = (ids: readonly string[], section: 'documents' | 'supports'): string =>
    speak.list(ids.map((id) => wording?.[section][id] ?? id));
  const { support, evidence } = it;
  return [
    { label: say(it.kind === 'requirement' ? 'bearer' : 'concerns'), text: speak.party(it.bearer) },
    { label, text: weight },
    ...(evidence === undefined ? [] : [{ label: say('evidence'), text: named(evidence, 'documents') }]),
    ...(support === undefined
      ? []
      : [
          {
            label: say('support'),
            text:
              'offers' in support
                ? named(support.offers, 'supports')
                : speak.say('support.none', { source: support.noneProvided }),
          },
        ]),
  ];
}

const besideSections = ({ shield, deadline }: Condition, at: At): readonly Section[] => [
  ...(shield === undefined
    ? []
    : [
        section(at.say('shield', { basis: at.voice.say(`basis.${shield.basis}`) }), shield.when, at),
        ...(shield.each === undefined ? [] : [section(at.say('shield.each'), shield.each, at)]),
      ]),
  ...deadlineSections(deadline, at),
];

const askedOfSections = ({ askedOf }: Condition, at: At): readonly Section[] =>
  askedOf === undefined ? [] : [section(at.say('asked-of'), askedOf, at)];

const kindOf = (provision: Provision): Kind<Provision> => kinds[provision.kind] as Kind<Provision>;
const ownLines = (provision: Provision, at: At): readonly Said[] => kindOf(provision).head(provision, at);
const sectionsOf = (provision: Provision, at: At): readonly Section[] => kindOf(provision).sections(provision, at);

const section = (title: string, tree: Node, at: At): Section => ({ title, clause: printNode(tree, at) });

/** What is asked of those it is asked of: `askedOnlyOf` makes it hold for all others. */
function askedAlone(requires: Node, askedOf: Node | undefined): Node {
  if (askedOf === undefined || requires.kind !== 'any') return requires;
  const [others, own] = requires.of;
  const isForm = requires.of.length === 2 && others?.kind === 'not' && others.of === askedOf;
  return isForm ? (own as Node) : requires;
}

function deadlineSections(deadline: Deadline | undefined, at: At): readonly Section[] {
  if (deadline === undefined) return [];
  const what = at.voice.rulebook.wording[at.voice.locale]?.deadlines[deadline.what] ?? deadline.what;
  const trees = { when: deadline.when, done: deadline.done, ...(deadline.filing ?? deadline.lasts) };
  const lines = (['when', 'done', 'advise', 'lawful'] as const).flatMap((part) => {
    const tree = trees[part];
    return tree === undefined ? [] : [labelled(at.say(`deadline.${part}`), printNode(tree, at), at)];
  });
  return [{ title: at.say('deadline', { what }), clause: clause('', [], { parts: lines }) }];
}
