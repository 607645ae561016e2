/**
 * What the server says of its own work: one line each, an object of JSON, or plain words for a terminal.
 *
 * INVARIANT: nothing a person wrote is in it. There is a pattern of an address and never the address, the kind of a fault and
 * never its message, a number for the request and none for a person.
 */
import type { Fault } from './report.ts';

export type Happening =
  | {
      readonly what: 'request';
      readonly request: string;
      readonly method: string;
      /** The pattern of its address, such as `/:locale/me`. */
      readonly route: string;
      readonly status: number;
      readonly ms: number;
    }
  | { readonly what: 'fault'; readonly request: string; readonly kind: string; readonly places: string }
  /** A fault no request waits for. */
  | ({ readonly what: 'background-fault' } & Fault)
  | { readonly what: 'note'; readonly text: string };

export type Log = (happening: Happening) => void;
export type LogForm = 'plain' | 'json';

export const logTo =
  (write: (line: string) => void, form: LogForm, now: () => Date = () => new Date()): Log =>
  (it) =>
    write(form === 'plain' ? plain(it) : JSON.stringify({ at: now().toISOString(), ...it }));

function plain(it: Happening): string {
  switch (it.what) {
    case 'request':
      return `${it.method} ${it.route} ${it.status} ${Math.round(it.ms)} ms`;
    case 'fault':
      return `fault ${it.kind}\n${it.places}`;
    case 'background-fault':
      return `fault in=${it.work} kind=${it.kind}`;
    case 'note':
      return it.text;
  }
}

/** Which form is wanted: said in `SHINRAI_LOG`, else plain for a terminal. @throws Error naming what is accepted */
export function readLogForm(text: string | undefined, terminal: boolean): LogForm {
  if (text === undefined || text === '') return terminal ? 'plain' : 'json';
  if (text === 'plain' || text === 'json') return text;
  throw new Error(`SHINRAI_LOG must be json or plain, not \`${text}\`.`);
}
