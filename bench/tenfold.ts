/**
 * How preparing and checking the law grow with the law: the rulebook beside itself ten times, each copy with facts,
 * provisions and procedures of its own, in one run. A ratio, because the times depend on the machine.
 */
import { coveredByCases, japan } from '#rulebook/japan';
import { answerOn, check, type Rulebook, readSituation, type Wording } from '#rules';

type Report = {
  readonly line: (name: string, ...cells: readonly string[]) => void;
  readonly held: (ok: boolean, to: string) => string;
};

const many = 10;

const patches = [...japan.procedures.flatMap((it) => it.texts.flatMap((text) => text.patch ?? [])), ...japan.overlays];
const put = patches.flatMap((it) => it.changes.flatMap((change) => (change.op === 'put' ? [change.provision] : [])));
/** Facts, provisions, procedures and texts; overlays are for all copies. */
const ids: ReadonlySet<string> = new Set([
  ...japan.facts.keys(),
  ...[...japan.provisions, ...put].map((it) => it.id),
  ...japan.procedures.flatMap((it) => [it.id, ...it.texts.flatMap((text) => [text.id, text.patch?.id ?? text.id])]),
]);

/** The same data with every id of ours renamed, as a value or as a key. The first copy keeps its names. */
function copied<T>(value: T, nr: number): T {
  const named = (text: string): string => (nr > 0 && ids.has(text) ? `${text}-${nr}` : text);
  // Words of a version stand under the id and the patch that made it, those of a row under its table and its name.
  const worded = (text: string): string =>
    ids.has(text) ? named(text) : text.replaceAll(/^[^@ ]+(?=@)|(?<=@)[^ ]+$|^[^. ]+(?=\.[^ ]+$)/g, named);
  const of = (it: unknown): unknown => {
    // Sentences name figures of the law in braces.
    if (typeof it === 'string') return worded(it).replaceAll(/(?<=\{)[\w.-]+/g, named);
    if (Array.isArray(it)) return it.map(of);
    if (it instanceof Map) return new Map([...it].map(([key, inner]) => [named(key), of(inner)]));
    if (typeof it !== 'object' || it === null) return it;
    return Object.fromEntries(Object.entries(it).map(([key, inner]) => [worded(key), of(inner)]));
  };
  return of(value) as T;
}

/** The rulebook beside itself. */
function timesOver(count: number): Rulebook {
  const copies = Array.from({ length: count }, (_, nr) => copied(japan, nr));
  const all = <T>(of: (it: Rulebook) => Iterable<T>): T[] => copies.flatMap((it) => [...of(it)]);
  const worded = (locale: string, words: Wording): Wording => {
    const together = Object.keys(words).map((what) => [
      what,
      Object.assign({}, ...copies.map((it) => it.wording[locale]?.[what as keyof Wording])),
    ]);
    return Object.fromEntries(together);
  };
  return {
    ...japan,
    facts: Object.assign(new Map(all((it) => it.facts)), { fits: [], rests: {} }),
    provisions: all((it) => it.provisions),
    procedures: all((it) => it.procedures),
    sections: japan.sections.map((it, i) => ({ ...it, facts: all((copy) => copy.sections[i]?.facts ?? []) })),
    overlays: japan.overlays.map((it, i) => ({ ...it, changes: all((copy) => copy.overlays[i]?.changes ?? []) })),
    wording: Object.fromEntries(
      Object.entries(japan.wording).map(([locale, words]) => [locale, worded(locale, words)]),
    ),
  };
}

/** The first determination of each procedure with nothing told: the law is prepared on the way. */
function firstDeterminations(rulebook: Rulebook): void {
  for (const { id } of rulebook.procedures) {
    const read = readSituation(rulebook.facts, { asOf: '2026-11-24', facts: {} });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const answer = answerOn({ rulebook, procedure: id }, read.situation, read.situation.asOf);
    if ('no' in answer) throw new Error(`${id}: ${answer.no}`);
  }
}

/** The best of five, each with a rulebook of its own: nothing of it is prepared yet. */
function milliseconds(count: number, work: (rulebook: Rulebook) => void): number {
  const times = Array.from({ length: 5 }, () => {
    const rulebook = timesOver(count);
    const { user: from } = process.cpuUsage();
    work(rulebook);
    return (process.cpuUsage().user - from) / 1000;
  });
  return Math.min(...times);
}

export function tenfold({ line, held }: Report): void {
  console.log(`\nThe rulebook beside itself, ${many} times`);
  const covered = copiesOf(coveredByCases(), many);
  const works: readonly (readonly [string, (rulebook: Rulebook) => void])[] = [
    ['first determination of every procedure', firstDeterminations],
    [
      'check',
      (rulebook) => {
        const [fault] = check(rulebook, covered);
        if (fault !== undefined) throw new Error(JSON.stringify(fault));
      },
    ],
  ];
  for (const [name, work] of works) {
    work(timesOver(1));
    const once = milliseconds(1, work);
    const all = milliseconds(many, work);
    const grown = all / once;
    const times = [`${once.toFixed(0)} ms`, `${all.toFixed(0)} ms`, `× ${grown.toFixed(1)}`];
    line(`  ${name}: once, ${many} times`, ...times, held(grown <= many, `≤ ${many} ×`));
  }
}

const copiesOf = (covered: ReadonlySet<string>, count: number): ReadonlySet<string> =>
  new Set(Array.from({ length: count }, (_, nr) => copied([...covered], nr)).flat());

/** What `check` says to the rulebook beside itself: nothing, or what is measured here is no rulebook any more. */
export const faultsOf = (count: number): readonly unknown[] =>
  check(timesOver(count), copiesOf(coveredByCases(), count));
