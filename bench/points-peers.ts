/**
 * The points table 1(b) as the two peers write it, from one list of rows: a zen-engine decision table that collects the
 * rows that apply and adds them up, and json-rules-engine rules with one event each.
 */
import { ZenEngine, type ZenEngineTrace } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';

export type PeerPerson = {
  readonly degree: 'doctor' | 'master' | 'bachelor' | 'none';
  readonly career: number;
  readonly pay: number;
  readonly age: number;
  readonly japanese: 'n1' | 'n2' | 'none';
  readonly japaneseDegree: boolean;
  readonly designated: boolean;
  readonly growth: boolean;
  readonly supported: boolean;
  readonly research: boolean;
};

type Range = { readonly from?: number; readonly below?: number };
type Row = {
  readonly id: string;
  readonly points: number;
  readonly when: Partial<Record<keyof PeerPerson, Range | string | boolean>>;
};

const degree = (value: string, points: number): Row => ({ id: `degree-${value}`, points, when: { degree: value } });
const career = (from: number, below: number | undefined, points: number): Row => ({
  id: `career-${from}`,
  points,
  when: { career: { from, ...(below === undefined ? {} : { below }) } },
});
const pay = (millions: number, points: number, youngerThan?: number): Row => ({
  id: `pay-${millions}`,
  points,
  when: {
    pay: { from: millions * 1_000_000, ...(millions === 10 ? {} : { below: (millions + 1) * 1_000_000 }) },
    ...(youngerThan === undefined ? {} : { age: { below: youngerThan } }),
  },
});
const age = (from: number, below: number, points: number): Row => ({
  id: `age-${from}`,
  points,
  when: { age: { from, below } },
});
const bonus = (fact: keyof PeerPerson, points: number): Row => ({ id: fact, points, when: { [fact]: true } });

/** Every row excludes the others of its group, so that adding what applies is the whole table. */
const rows: readonly Row[] = [
  degree('doctor', 30),
  degree('master', 20),
  degree('bachelor', 10),
  career(3, 5, 5),
  career(5, 7, 10),
  career(7, 10, 15),
  career(10, undefined, 20),
  pay(4, 10, 30),
  pay(5, 15, 35),
  pay(6, 20, 40),
  pay(7, 25, 40),
  pay(8, 30),
  pay(9, 35),
  pay(10, 40),
  age(0, 30, 15),
  age(30, 35, 10),
  age(35, 40, 5),
  { id: 'n1', points: 15, when: { japanese: 'n1' } },
  { id: 'n2', points: 10, when: { japanese: 'n2', japaneseDegree: false } },
  bonus('japaneseDegree', 10),
  bonus('designated', 10),
  bonus('growth', 10),
  bonus('supported', 10),
  bonus('research', 15),
];

export type Peer = {
  readonly name: string;
  readonly total: (person: PeerPerson) => Promise<{ readonly total: number; readonly explained: unknown }>;
  readonly close: () => void;
};

const fields = [...new Set(rows.flatMap((row) => Object.keys(row.when)))] as readonly (keyof PeerPerson)[];

function zenCell(test: Range | string | boolean | undefined): string {
  if (test === undefined) return '';
  if (typeof test === 'string') return `'${test}'`;
  if (typeof test === 'boolean') return String(test);
  const from = test.from ?? -1;
  return test.below === undefined ? `>= ${from}` : `[${from}..${test.below})`;
}

/** zen-engine with its trace: the trace is what explains a result there. */
export function zenEngine(): Peer {
  const table = {
    id: 'table',
    type: 'decisionTableNode',
    name: 'rows',
    content: {
      hitPolicy: 'collect',
      inputs: fields.map((field) => ({ id: field, name: field, field })),
      outputs: [
        { id: 'points', name: 'points', field: 'points' },
        { id: 'row', name: 'row', field: 'row' },
      ],
      rules: rows.map((row) => ({
        _id: row.id,
        ...Object.fromEntries(fields.map((field) => [field, zenCell(row.when[field])])),
        points: String(row.points),
        row: `'${row.id}'`,
      })),
      outputPath: 'rows',
      passThrough: true,
    },
  };
  const total = {
    id: 'total',
    type: 'expressionNode',
    name: 'total',
    content: { expressions: [{ id: 'total', key: 'total', value: 'sum(map(rows, #.points))' }], passThrough: true },
  };
  const decision = {
    nodes: [{ id: 'in', type: 'inputNode', name: 'in' }, table, total, { id: 'out', type: 'outputNode', name: 'out' }],
    edges: [
      { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'e2', type: 'edge', sourceId: 'table', targetId: 'total' },
      { id: 'e3', type: 'edge', sourceId: 'total', targetId: 'out' },
    ],
  };
  const engine = new ZenEngine();
  const compiled = engine.createDecision(Buffer.from(JSON.stringify(decision)));
  return {
    name: 'zen-engine with trace',
    total: async (person) => {
      const { result, trace } = await compiled.evaluate(person, { trace: true });
      return { total: (result as { total: number }).total, explained: trace as Record<string, ZenEngineTrace> };
    },
    close: () => engine.dispose(),
  };
}

type Condition = { readonly fact: string; readonly operator: string; readonly value: unknown };

function conditionsOf(row: Row): readonly Condition[] {
  return Object.entries(row.when).flatMap(([fact, test]): readonly Condition[] => {
    if (typeof test !== 'object') return [{ fact, operator: 'equal', value: test }];
    return [
      ...(test.from === undefined ? [] : [{ fact, operator: 'greaterThanInclusive', value: test.from }]),
      ...(test.below === undefined ? [] : [{ fact, operator: 'lessThan', value: test.below }]),
    ];
  });
}

/** json-rules-engine: the events of the rules that applied, and the result tree of those that did not. */
export function jsonRulesEngine(): Peer {
  const engine = new Engine(
    rows.map((row) => ({
      name: row.id,
      conditions: { all: conditionsOf(row) as never },
      event: { type: row.id, params: { points: row.points } },
    })),
  );
  return {
    name: 'json-rules-engine',
    total: async (person) => {
      const { events, failureResults } = await engine.run(person as unknown as Record<string, unknown>);
      const total = events.reduce((sum, event) => sum + (event.params?.points as number), 0);
      return { total, explained: failureResults };
    },
    close: () => undefined,
  };
}
