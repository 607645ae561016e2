/**
 * Checks a rulebook by reading it: what has no citation, no dates, no words, no cases; what can never be reached; what
 * asserts more than it knows. A rulebook with faults is not released.
 */
import { day, isoDay, parseDay } from '#calendar';
import { checkDuties } from './check-duties.ts';
import { checkDisagreeing, checkExceptions } from './check-exceptions.ts';
import { checkFigures } from './check-figures.ts';
import { checkGrants } from './check-grants.ts';
import { checkNames, type Names } from './check-names.ts';
import { checkReach } from './check-reach.ts';
import { checkRoutes } from './check-routes.ts';
import { checkSections } from './check-sections.ts';
import { checkTables } from './check-tables.ts';
import { checkWording } from './check-wording.ts';
import { isChoosing } from './chosen-routes.ts';
import { besides, type Edition, editionsOf, lawDays } from './edition.ts';
import type { FactDefinition } from './fact.ts';
import { type Fault, type FaultCode, faultOf } from './fault.ts';
import { factsOf, namedBy, nodesOf } from './kinds.ts';
import { everyVersion, patchesOf, putBy } from './patch.ts';
import type { Change, Provision, Rulebook } from './provision.ts';
import { isCondition, treeOf, treesOf } from './provision-kinds.ts';

/** @param covered ids of provisions that some case looks at */
export function check(rulebook: Rulebook, covered: ReadonlySet<string>): readonly Fault[] {
  const provisions = everyVersion(rulebook);
  const names = { facts: rulebook.facts, provisions: new Map(provisions.map((it) => [it.id, it])) };
  const trees = provisions.flatMap((it) => [...checkTrees(it, rulebook, names), ...checkExpected(it)]);
  const shape = [...provisions.flatMap((it) => checkProvision(it, rulebook, covered)), ...trees];
  const whole = [
    ...checkVersions(rulebook),
    ...checkNationality(rulebook),
    ...checkOverlays(rulebook),
    ...checkDead(rulebook, provisions),
    ...checkExceptions(provisions),
    ...checkLawDates(rulebook),
    ...checkEnds(rulebook),
    ...checkGrants(rulebook),
    ...rulebook.facts.fits.flatMap(({ requires }) => checkNames(requires, 'fits', names)),
    ...checkDuties(provisions),
    ...checkBearers(rulebook, provisions),
    ...checkSections(rulebook),
    ...checkFigures(rulebook, provisions),
  ];
  const words = checkWording(rulebook, provisions);
  // What does not fit together cannot be evaluated: the rest waits until it does.
  const broken = [...shape, ...whole].some((it) => stops.includes(it.code));
  const editions = broken ? [] : checkEditions(rulebook);
  const reach =
    broken || editions.length > 0
      ? []
      : [...checkReach(rulebook), ...checkRoutes(rulebook), ...checkDisagreeing(rulebook)];
  return [...shape, ...whole, ...words, ...editions, ...reach];
}

const stops: readonly FaultCode[] = [
  'no-dates',
  'overlapping-versions',
  'no-law-date',
  'unknown-fact',
  'unknown-provision',
  'unknown-choice',
  'wrong-sort',
  'shadowed-record',
  'missing-item',
  'gap',
  'blocked-by-no-duty',
  'waits-for-itself',
  'no-exception',
];

function checkProvision(provision: Provision, rulebook: Rulebook, covered: ReadonlySet<string>): readonly Fault[] {
  const { id, law, inForce } = provision;
  const faults: Fault[] = [];
  if (isChoosing(provision)) faults.push(faultOf('unknown-provision', id, 'has an id kept for what chooses a route'));
  if (law.length === 0) faults.push(faultOf('no-citation', id, 'cites no law'));
  for (const { source } of law) {
    if (!rulebook.sources.some((it) => it.id === source))
      faults.push(faultOf('unknown-source', id, `cites \`${source}\`, which is no source`));
  }
  const from = parseDay(inForce.from);
  const until = inForce.until === undefined ? undefined : parseDay(inForce.until);
  if (from === undefined || (inForce.until !== undefined && (until === undefined || until <= from))) {
    faults.push(faultOf('no-dates', id, 'has no valid dates in force'));
  }
  if (!covered.has(id)) faults.push(faultOf('no-cases', id, 'is looked at by no case'));
  if (isCondition(provision)) {
    if (provision.integration && provision.support === undefined) {
      faults.push(faultOf('silent-about-support', id, 'asks for integration and says nothing about support'));
    }
    const asserts = provision.weight === 'must' || provision.weight === 'in-principle';
    if (provision.confidence === 'low' && asserts) {
      faults.push(faultOf('asserts-too-much', id, 'is of low confidence and asserts a failure: it may only warn'));
    }
  }
  return faults;
}

function checkTrees(provision: Provision, rulebook: Rulebook, names: Names): readonly Fault[] {
  const { id } = provision;
  return treesOf(provision).flatMap((tree) => [...checkNames(tree, id, names), ...checkTables(tree, id, rulebook)]);
}

/** A day somebody expects may warn, and decides nothing. */
function checkExpected(provision: Provision): readonly Fault[] {
  if (provision.kind === 'requirement' && provision.weight === 'practice') return [];
  const reads = treesOf(provision).some((tree) => [...nodesOf(tree)].some((it) => it.kind === 'fact' && it.expected));
  return reads ? [faultOf('expectation-decides', provision.id, 'rests on a day that is only expected')] : [];
}

const isOrganisations = (it: FactDefinition | undefined): boolean =>
  it?.about !== undefined && 'organisation' in it.about;

/** What somebody else is, the person neither changes nor is held to, unless it says on what basis they are not blamed. */
function checkBearers({ facts }: Rulebook, provisions: readonly Provision[]): readonly Fault[] {
  const changed = [...facts.values()].filter((it) => isOrganisations(it) && it.changeableBy === 'resident');
  const asked = provisions.filter((it) => {
    if (!isCondition(it) || it.bearer !== 'resident' || it.shield !== undefined) return false;
    const reads = [...factsOf(treeOf(it))];
    return reads.length > 0 && reads.every((fact) => isOrganisations(facts.get(fact)));
  });
  return [
    ...changed.map(({ id }) => faultOf('wrong-bearer', id, 'is about an organisation and changed by the resident')),
    ...asked.map(({ id }) => faultOf('wrong-bearer', id, 'asks only about an organisation, and of the resident')),
  ];
}

/** What selects the law is a date: as of a day that has not come, the day itself does. */
const checkEnds = ({ facts }: Rulebook): readonly Fault[] =>
  [...facts.values()].flatMap(({ id, lastsUntil }) =>
    lastsUntil === undefined || facts.get(lastsUntil)?.type === 'date'
      ? []
      : [faultOf('unknown-fact', id, `lasts until \`${lastsUntil}\`, which is no date`)],
  );

const checkLawDates = ({ procedures, facts }: Rulebook): readonly Fault[] =>
  procedures
    .filter(({ lawDate }) => facts.get(lawDate)?.type !== 'date')
    .map(({ id, lawDate }) => faultOf('no-law-date', id, `takes its law from \`${lawDate}\`, which is no date`));

function checkVersions(rulebook: Rulebook): readonly Fault[] {
  const faults: Fault[] = [];
  const byId = Map.groupBy(rulebook.provisions, (it) => it.id);
  for (const [id, versions] of byId) {
    const ordered = versions
      .filter((it) => parseDay(it.inForce.from) !== undefined)
      .toSorted((a, b) => day(a.inForce.from) - day(b.inForce.from));
    for (const [i, version] of ordered.entries()) {
      const next = ordered[i + 1];
      const ends = version.inForce.until;
      if (next !== undefined && (ends === undefined || ends > next.inForce.from)) {
        faults.push(faultOf('overlapping-versions', id, `two versions are in force on ${next.inForce.from}`));
      }
    }
  }
  return faults;
}

const nationality = /nationalit|citizen|countr|race|ethnic/i;

function checkNationality(rulebook: Rulebook): readonly Fault[] {
  return [...rulebook.facts.values()].flatMap((fact) => {
    const names = [fact.id, ...(fact.type === 'list' ? Object.keys(fact.fields) : [])];
    const allowed = fact.type !== 'list' && fact.nationalityByLaw !== undefined;
    return names.some((it) => nationality.test(it)) && !allowed
      ? [faultOf('nationality', fact.id, 'turns on nationality without the statute that itself does')]
      : [];
  });
}

/** The law as practised and the model are never mixed. */
function checkOverlays(rulebook: Rulebook): readonly Fault[] {
  const model = rulebook.provisions.filter((it) => it.basis === 'model');
  const other = rulebook.overlays.flatMap(putBy).filter((it) => it.basis !== 'model');
  const shields = rulebook.overlays.flatMap(({ basis, changes }) =>
    changes.flatMap((it) => (basis !== 'model' || (it.op === 'change' && isOtherShield(it.to)) ? [it] : [])),
  );
  return [
    ...model.map((it) => faultOf('mixed-basis', it.id, 'is of the model and stands among the law as practised')),
    ...other.map((it) => faultOf('mixed-basis', it.id, 'is put by an overlay and is not marked as the model')),
    ...shields.map((it) =>
      faultOf(
        'mixed-basis',
        'provision' in it ? String(it.provision) : it.op,
        'is changed by an overlay as if it were law',
      ),
    ),
  ];
}

const isOtherShield = (to: Extract<Change, { op: 'change' }>['to']): boolean =>
  'shield' in to && to.shield !== undefined && to.shield.basis !== 'model';

function checkDead(rulebook: Rulebook, provisions: readonly Provision[]): readonly Fault[] {
  const used = new Set<string>();
  for (const procedure of rulebook.procedures) {
    const routes = (procedure.routes ?? []).flatMap((it) => it.adds);
    for (const id of [...procedure.common, ...procedure.values, ...routes, ...besides(procedure, rulebook)])
      used.add(id);
  }
  for (const change of patchesOf(rulebook).flatMap((patch) => patch.changes)) {
    if (change.op === 'require' || change.op === 'apply-to') used.add(change.provision);
    if (change.op === 'add-route') for (const id of change.route.adds) used.add(id);
  }
  for (const provision of provisions) {
    for (const node of treesOf(provision).flatMap((tree) => [...nodesOf(tree)]))
      for (const id of namedBy(node)) used.add(id);
  }
  const faults = provisions
    .filter((it) => !used.has(it.id))
    .map((it) => faultOf('dead-provision', it.id, 'is used by no procedure'));
  const known = new Set(provisions.map((it) => it.id));
  const unknown = [...used]
    .filter((id) => !known.has(id))
    .map((id) => faultOf('unknown-provision', id, 'is named by a procedure and is no provision'));
  return [...faults, ...unknown];
}

/** On every day the law changes, each text and overlay can be applied, what it rests on is in force, and parameters are bound. */
function checkEditions(rulebook: Rulebook): readonly Fault[] {
  const found = rulebook.procedures.flatMap((procedure) =>
    lawDays(rulebook, procedure).flatMap((law) =>
      [[], rulebook.overlays].flatMap((overlays): readonly Fault[] => {
        try {
          const editions = editionsOf(rulebook, procedure.id, law, overlays);
          return 'no' in editions
            ? []
            : editions.flatMap((it) => [...unboundIn(it), ...gatesThatBind(it), ...notInForceIn(it)]);
        } catch (error) {
          return [faultOf('patch-does-not-fit', procedure.id, (error as Error).message)];
        }
      }),
    ),
  );
  return [...new Map(found.map((it) => [`${it.at} ${it.says}`, it])).values()];
}

const unboundIn = ({ procedure, routes, parametersOf }: Edition): readonly Fault[] =>
  routes.flatMap((route) =>
    route.requirements.flatMap(({ id }) =>
      (parametersOf.get(id) ?? [])
        .filter((name) => route.parameters[name] === undefined)
        .map((name) =>
          faultOf(
            'unbound-parameter',
            `${procedure.id}/${route.id}`,
            `does not bind \`${name}\`, which \`${id}\` reads`,
          ),
        ),
    ),
  );

/** Whom a procedure is for cannot depend on the route taken. */
const gatesThatBind = ({ procedure, gates, parametersOf }: Edition): readonly Fault[] =>
  gates
    .filter(({ id }) => (parametersOf.get(id) ?? []).length > 0)
    .map(({ id }) =>
      faultOf('unbound-parameter', `${procedure.id}/${id}`, 'says whom it is for by what a route binds'),
    );

/** A provision that rests on one that is not in force that day could not be evaluated. */
const notInForceIn = ({ law, provisions, parametersOf }: Edition): readonly Fault[] =>
  [...parametersOf.keys()].flatMap((id) =>
    treesOf(provisions.get(id) as Provision)
      .flatMap((tree) => [...nodesOf(tree)])
      .flatMap((node) =>
        node.kind === 'provision' && !provisions.has(node.id)
          ? [faultOf('not-in-force', id, `rests on \`${node.id}\`, which is not in force on ${isoDay(law)}`)]
          : [],
      ),
  );
