// `npm run cast`: writes docs/cast.md from the cast; a test says when it is old.
import { writeFileSync } from 'node:fs';
import { castText } from '../town/cast-text.ts';
import { townOn } from '../town/town.ts';

writeFileSync(new URL('../docs/cast.md', import.meta.url), castText(townOn('2026-11-24')));
