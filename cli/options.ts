/** Options several commands share, read strictly. */
import { parseArgs } from 'node:util';
import { type Day, parseDay } from '#calendar';
import { type Locale, locales, usual } from '#language';
import { japan } from '#rulebook/japan';
import { dayReadings, nearest, nearText } from '#rules';
import { BadInputError } from './io.ts';

type OptionTypes = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>>;

export type Parsed = {
  readonly values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly positionals: readonly string[];
};

/** @throws BadInputError naming an unknown option and the nearest known one */
export function parse(args: readonly string[], options: OptionTypes): Parsed {
  for (const arg of args) {
    const name = /^--([^=]+)/.exec(arg)?.[1];
    if (name !== undefined && !Object.hasOwn(options, name)) {
      throw new BadInputError(`there is no option \`--${name}\`${nearText(nearest(name, Object.keys(options)), '--')}`);
    }
  }
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: options as never,
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Parsed['values'], positionals };
  } catch (error) {
    throw new BadInputError((error as Error).message);
  }
}

export const assessOptions = {
  date: { type: 'string' },
  law: { type: 'string' },
  lang: { type: 'string' },
  overlay: { type: 'string' },
  json: { type: 'boolean' },
  ndjson: { type: 'boolean' },
  detail: { type: 'boolean' },
} as const;

export function dayOption(parsed: Parsed, name: string): Day | undefined {
  const text = parsed.values[name];
  if (typeof text !== 'string') return undefined;
  const day = parseDay(text);
  if (day === undefined) {
    const readings = dayReadings(text);
    const why = readings.length > 1 ? `can be read as ${readings.join(' or ')}` : 'is not a day in the calendar';
    throw new BadInputError(`--${name} \`${text}\` ${why}; write YYYY-MM-DD`);
  }
  return day;
}

export function langOption(parsed: Parsed): Locale {
  const wished = parsed.values.lang ?? usual.programs;
  const found = locales.find((locale) => locale === wished);
  if (found === undefined)
    throw new BadInputError(`--lang \`${String(wished)}\` is not shipped; accepted: ${locales.join(', ')}`);
  return found;
}

export function procedureArgument(name: string | undefined): string {
  const known = japan.procedures.map((it) => it.id);
  if (name === undefined) throw new BadInputError(`name a procedure: ${known.join(', ')}`);
  if (!known.includes(name)) {
    throw new BadInputError(
      `there is no procedure \`${name}\`${nearText(nearest(name, known))}; accepted: ${known.join(', ')}`,
    );
  }
  return name;
}

export function overlayOption(parsed: Parsed): string | undefined {
  const wished = parsed.values.overlay;
  if (typeof wished !== 'string') return undefined;
  const known = japan.overlays.map((it) => it.id);
  if (!known.includes(wished))
    throw new BadInputError(`there is no overlay \`${wished}\`; accepted: ${known.join(', ')}`);
  return wished;
}
