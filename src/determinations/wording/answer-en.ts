/** Sentences of an answer in English; the keys are those of every language. */
export const answerEn = {
  // Where it stands
  'stands.met': 'Everything the rules ask is met.',
  'stands.clear': 'Everything the rules can check is met; an officer decides the rest.',
  'stands.clear.until': 'Everything the rules can check is met until {last}; an officer decides the rest.',
  'stands.apply.by': 'You can apply now, until {last}: everything the rules can check is met.',
  'stands.against': '{count, plural, one {One thing stands} other {# things stand}} in the way.',
  'stands.against.until': '{count, plural, one {One thing stands} other {# things stand}} in the way until {day}.',
  'stands.against.least':
    '{count, plural, one {One thing stands} other {# things stand}} in the way, until {day} at least.',
  'stands.against.stays':
    '{count, plural, one {One thing stands} other {# things stand}} in the way, and waiting alone changes nothing.',
  'stands.later': 'Not yet: you can apply from {day}.',
  'stands.later.least': 'Not yet: from {day} at the earliest.',
  'stands.later.way': 'Not yet. On the nearest way ({way}): from {day}.',
  'stands.later.way.least': 'Not yet. On the nearest way ({way}): from {day} at the earliest.',
  'stands.missing': '{count, plural, one {One answer is} other {# answers are}} missing.',
  'stands.missing.least':
    '{count, plural, one {One answer is} other {# answers are}} missing. From {day} at the earliest.',
  'stands.missing.by': 'Apply by {day}. {count, plural, one {One answer is} other {# answers are}} missing.',
  'stands.already':
    'Already in the way: {count, plural, one {one thing} other {# things}}. Not known yet: {missing, plural, one {one answer} other {# answers}}.',
  'stands.unknown': 'It cannot be said yet.',
  'stands.text': 'It cannot be said yet: two texts may be in force, and they give different answers.',
  'stands.law': 'It depends on a day nobody has told: the law changed in between.',
  'stands.closed': 'While that is so, this is not open to you.',
  'stands.advice.met': 'Nothing that is covered here concerns you, as far as is known.',
  'stands.advice.clear':
    'Nothing here is settled against you. What is left is for an officer, who would hear you first.',
  'stands.advice.against':
    '{count, plural, one {One thing here} other {# things here}} may concern you. Nothing is decided, and you would be heard first.',
  // Why
  'stands.duties.overdue': '{count, plural, one {One thing is} other {# things are}} overdue. It can still be done.',
  'stands.duties.open':
    '{count, plural, one {One thing has} other {# things have}} to be told or done; the first by {day}.',
  'stands.duties.late':
    'Nothing is open now. {count, plural, one {One thing was} other {# things were}} not done in time.',
  'stands.duties.none': 'Nothing has to be told or done now, as far as is known.',
  'stands.duties.officer': 'Nothing is settled as owed now; what is left is for an officer to say.',
  'why.until': 'This changes by itself on {day}.',
  'why.shield': 'The cause lies with somebody else, so it is not held against you.',
  'why.contested': 'It rests only on what is disputed, and nothing may be decided on that alone.',
  // Not known yet
  'missing.list': 'Not known yet: {list}.',
  'missing.resident': '{count, plural, one {one answer} other {# answers}} from you',
  'missing.family': '{count, plural, one {one answer} other {# answers}} from your family',
  'missing.agency':
    '{count, plural, one {one entry} other {# entries}} in your residence card, passport or Agency records',
  'missing.other': '{count, plural, one {one paper} other {# papers}} from {party}',
  // What to do now
  'do.apply': 'Apply now.',
  'do.apply.by': 'Apply by {day}.',
  'do.apply.from': 'Apply from {day} on.',
  'do.late': 'The last day to apply was {day}. Go to the office today.',
  'do.answer':
    'Answer {count, plural, one {the question} other {the # questions}} that {count, plural, one {is} other {are}} still open.',
  'do.ask': 'Ask {party} for what is missing.',
  'do.wait': 'Nothing has to be done to reach it: it changes by itself on {day}.',
  'do.meanwhile': 'Until then pay taxes, pension and health insurance on time.',
  'do.where': 'Where you find what is missing: {where}.',
  'do.text': 'Ask the office which text it applies before you file.',
  'do.duty': '{name}: by {day}.',
  'do.duty.overdue': '{name}: due since {day}. Late is better than never.',
  'do.duty.blocked': '{name}: {party} has to act first. It is not late.',
  'do.duty.unless': 'Only if it is not done already.',
  'fee.known': '{fee}, paid when it is granted.',
  'fee.open': '{fee}, depending on what is granted and how you apply.',
  'fee.none': 'What it costs is not covered here; the office tells you.',
  'papers.none': 'The papers are not covered here; the office tells you which.',
  'papers.more': 'The office may ask for more.',
  // Ways, assumptions, model
  'assume.same': 'This assumes that nothing else changes (status, job, family, payments on time).',
  'assume.renewed': 'This assumes that nothing else changes, and that your stay is extended after {day}.',
  'assume.planned': 'This answer is for an application on {day}.',
  'ways.sooner': 'Other ways: {ways}.',
  'ways.way': '{way} (from {day})',
  'ways.way.least': '{way} (from {day} at the earliest)',
  'ways.closed': 'Not for you, by what you have told: {ways}.',
  'text.outcome': '{text}: {outcome}',
  'outcome.yes': 'everything is met.',
  'outcome.no': 'something stands in the way.',
  'outcome.unknown': 'answers are still missing.',
  'outcome.judgement.clear': 'everything the rules can check is met.',
  'outcome.judgement.open': 'something stands in the way, and an officer decides.',
  'model.what':
    'The Balanced Coexistence Model is a proposal, not law: it holds nothing against a person that somebody else caused.',
  'model.outcome': 'Under it: {outcome}',
} as const;

export type AnswerPhrase = keyof typeof answerEn;
