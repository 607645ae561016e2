/** How a duty is written: the event that gives rise to it, by when it is due, and the acts that fulfil it. */
import { day } from '#calendar';
import { all, any, type Filing, type Moment, node, not, type Truth } from './build.ts';
import type { Fields, List, RecordOf } from './handles.ts';
import type { DutyNode, Node } from './node.ts';
import type { Duty } from './provision.ts';

type About = Omit<Duty, 'kind' | 'keeps'> & {
  /** Whom it concerns at all; everybody when absent. */
  readonly who?: Truth;
  /**
   * The last day from the day of the event: of a filing as `filingBy` makes it; a day of its own only where nothing is
   * filed at an office.
   */
  readonly due: (event: Moment) => Filing | { readonly notFiled: Moment };
  /** Another party's duty about the same event that must come first. */
  readonly blockedBy?: Duty;
  /** Its event is nearly always one: where only the record itself leaves it in doubt, its row stays after the last day. */
  readonly doubtShown?: true;
};

/** Fields of both lists that hold a name. */
type NameIn<E extends Fields, A extends Fields> = {
  [K in keyof E & keyof A]: E[K] extends { readonly type: 'name' }
    ? A[K] extends { readonly type: 'name' }
      ? K
      : never
    : never;
}[keyof E & keyof A] &
  string;

/** `E`: fields of the records that give rise to it. `A`: fields of the acts that fulfil it. */
type OfRecords<E extends Fields, A extends Fields> = {
  /** The list whose records give rise to it. */
  readonly each: List<E>;
  /** The day of the event in one record; a record without the day has not given rise to anything yet. */
  readonly arises: (record: RecordOf<E>) => Moment;
  /** Whether this record's event is one that gives rise to it, by its day; every one when absent. */
  readonly owed?: (record: RecordOf<E>, event: Moment) => Truth;
  /** The acts that fulfil it, or the day in the record itself on which it was done. */
  readonly fulfilledBy:
    | {
        readonly acts: List<A>;
        /** The field of both that must name the same. */
        readonly by: NameIn<E, A>;
        readonly where?: (act: RecordOf<A>) => Truth;
        readonly on: (act: RecordOf<A>) => Moment;
      }
    | ((record: RecordOf<E>) => Moment);
};

/** One event of the person, and the day on which the duty was fulfilled. */
type Once = { readonly arises: Moment; readonly owed?: Truth; readonly fulfilledBy: Moment };

/** A duty that arises anew with each record. */
export function duty<E extends Fields, A extends Fields>(it: About & OfRecords<E, A>): Duty {
  const { who, due, blockedBy, doubtShown, each, arises, owed, fulfilledBy, ...about } = it;
  const keeps = each.every((record) => {
    const days =
      typeof fulfilledBy === 'function'
        ? { done: fulfilledBy(record) }
        : { done: fulfilledBy.acts.first(fulfilledBy.on, fulfilledBy.where), by: fulfilledBy.by };
    return node({ kind: 'duty', each: each.id, arises: arises(record), ...common(it, owed?.(record, event)), ...days });
  });
  return dutyOf(about, keeps, who);
}

/** A duty that arises once. */
export function dutyOnce(it: About & Once): Duty {
  const { who, due, blockedBy, doubtShown, arises, owed, fulfilledBy, ...about } = it;
  return dutyOf(about, node({ kind: 'duty', arises, ...common(it, owed), done: fulfilledBy }), who);
}

const dutyOf = (about: Omit<Duty, 'kind' | 'keeps'>, events: Truth, who: Truth | undefined): Duty => ({
  ...about,
  kind: 'duty',
  keeps: who === undefined ? events : any(not(who), events),
});

/** Whom a duty concerns at all, as `dutyOf` wrote it; nothing where it is everybody. */
export function whoOf({ keeps }: Duty): Node | undefined {
  const [others, ...events] = keeps.kind === 'any' ? keeps.of : [];
  return others?.kind === 'not' && events.length === 1 ? others.of : undefined;
}

const event = node<Moment>({ kind: 'event' });

function common(
  { who, due, blockedBy, doubtShown, inForce }: About,
  owed: Truth | undefined,
): Pick<DutyNode, 'lawful' | 'since'> & Partial<DutyNode> {
  const both = [who, owed].filter((it) => it !== undefined);
  const days = due(event);
  return {
    since: day(inForce.from),
    ...(doubtShown === undefined ? {} : { doubtShown }),
    ...(both.length === 0 ? {} : { owed: all(...both) }),
    ...('notFiled' in days ? { lawful: days.notFiled } : { advise: days.advise, lawful: days.lawful }),
    ...(blockedBy === undefined ? {} : { blockedBy: kept(blockedBy) }),
  };
}

/** Is nothing of that duty owed late? */
export const kept = ({ id }: Duty): Truth => node({ kind: 'provision', id, sort: 'truth' });
