/** Citations as they are published: with the place where they can be read. */
import type { Citation, Rulebook } from '#rules';
import type { Law } from './determination.ts';

export const lawOf = (citations: readonly Citation[], rulebook: Rulebook): readonly Law[] =>
  citations.map(({ source, at }) => ({
    source,
    at,
    link: rulebook.sources.find((it) => it.id === source)?.link ?? '',
  }));
