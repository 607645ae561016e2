// Made by `npm run languages` from the files of the languages; do not edit.
import commandEn from './words/en.json' with { type: 'json' };
import commandJaXEasy from './words/ja-x-easy.json' with { type: 'json' };
import commandJa from './words/ja.json' with { type: 'json' };

export const wording = {
  command: { ja: commandJa, 'ja-x-easy': commandJaXEasy, en: commandEn },
};

type Tag = 'ja' | 'ja-x-easy' | 'en';
export type CommandPhrase = keyof (typeof wording)['command'][Tag];
