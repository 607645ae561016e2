/** Wording: every language has every word, and the same numbers and dates. */

import { treesOf } from './edition.ts';
import { type Fault, faultOf } from './fault.ts';
import { nodesOf } from './kinds.ts';
import type { Provision, Rulebook, Wording } from './provision.ts';

export function checkWording(rulebook: Rulebook, provisions: readonly Provision[]): readonly Fault[] {
  const languages = Object.entries(rulebook.wording);
  const missing = languages.flatMap(([language, wording]) => missingWords(language, wording, rulebook, provisions));
  const ids = [...new Set(provisions.map((it) => it.id))];
  const differing = ids.filter(
    (id) => !sameNumbers(languages.map(([, wording]) => Object.values(wording.provisions[id] ?? {}).join(' '))),
  );
  return [
    ...missing,
    ...differing.map((id) => faultOf('wording-numbers', id, 'the languages do not name the same numbers and dates')),
  ];
}

/** Numbers (thousands separators aside) and ISO dates in a text, sorted. */
export function numbersIn(text: string): readonly string[] {
  return (text.match(/\d{4}-\d{2}-\d{2}|\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [])
    .map((it) => it.replaceAll(',', ''))
    .toSorted();
}

function sameNumbers(texts: readonly string[]): boolean {
  const [first, ...others] = texts.map((text) => numbersIn(text).join(' '));
  return others.every((it) => it === first);
}

function missingWords(
  language: string,
  wording: Wording,
  rulebook: Rulebook,
  provisions: readonly Provision[],
): readonly Fault[] {
  const faults: Fault[] = [];
  const need = (section: keyof Omit<Wording, 'reviewedBy'>, id: string): void => {
    if (!Object.hasOwn(wording[section], id))
      faults.push(faultOf('no-wording', id, `has no words in ${language} (${section})`));
  };
  for (const provision of provisions) {
    need('provisions', provision.id);
    if (provision.deadline !== undefined) need('deadlines', provision.deadline.what);
    if (provision.kind === 'requirement') {
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
  for (const fact of rulebook.facts.values()) {
    need('facts', fact.id);
    const words = wording.facts[fact.id];
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
