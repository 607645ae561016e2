/** Where somebody stands by their record, as a paper. */
import type { Block, Paper } from '#paper';
import { answerPaper } from '../parts/answer-paper.ts';
import { receiptText } from '../parts/determination.tsx';
import { lettering, nameLine, type OnPaper } from '../parts/on-paper.ts';
import { leftOut, standsOn, type ToldWhole } from './standing.tsx';

/** @param names the person's name in its writings, the one wished first */
export function standPaper(on: OnPaper, { standing, explanation }: ToldWhole, names: readonly string[]): Paper {
  const { say, set } = lettering(on);
  const { locale } = on;
  const { determination } = standing;
  const lines = [standsOn(say, locale, standing), ...leftOut(say, locale, standing)];
  const head: readonly Block[] = [...nameLine(names), ...lines.map((it) => ({ is: 'note', text: set(it) }) as const)];
  return answerPaper(on, explanation, receiptText({ locale, determination, explanation }), head);
}
