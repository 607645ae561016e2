// `npm run cast`: writes docs/cast.md from the cast, of which a test says when it is old, and docs/questions.md.
import { writeFileSync } from 'node:fs';
import { castText } from '../town/cast-text.ts';
import { interviewsOf, questionsText } from '../town/questions.ts';
import { townOn } from '../town/town.ts';

const town = townOn('2026-11-24');
const write = (name: string, text: string): void => writeFileSync(new URL(`../docs/${name}`, import.meta.url), text);
write('cast.md', castText(town));
write('questions.md', questionsText(interviewsOf(town)));
