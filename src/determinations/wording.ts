// Made by `npm run languages` from the files of the languages; do not edit.
import answerEn from './wording/answer/en.json' with { type: 'json' };
import answerJaXEasy from './wording/answer/ja-x-easy.json' with { type: 'json' };
import answerJa from './wording/answer/ja.json' with { type: 'json' };
import articleEn from './wording/article/en.json' with { type: 'json' };
import articleJaXEasy from './wording/article/ja-x-easy.json' with { type: 'json' };
import articleJa from './wording/article/ja.json' with { type: 'json' };
import explanationEn from './wording/explanation/en.json' with { type: 'json' };
import explanationJaXEasy from './wording/explanation/ja-x-easy.json' with { type: 'json' };
import explanationJa from './wording/explanation/ja.json' with { type: 'json' };
import problemsEn from './wording/problems/en.json' with { type: 'json' };
import problemsJaXEasy from './wording/problems/ja-x-easy.json' with { type: 'json' };
import problemsJa from './wording/problems/ja.json' with { type: 'json' };

export const wording = {
  answer: { ja: answerJa, 'ja-x-easy': answerJaXEasy, en: answerEn },
  article: { ja: articleJa, 'ja-x-easy': articleJaXEasy, en: articleEn },
  explanation: { ja: explanationJa, 'ja-x-easy': explanationJaXEasy, en: explanationEn },
  problems: { ja: problemsJa, 'ja-x-easy': problemsJaXEasy, en: problemsEn },
};

type Tag = 'ja' | 'ja-x-easy' | 'en';
export type AnswerPhrase = keyof (typeof wording)['answer'][Tag];
export type ArticlePhrase = keyof (typeof wording)['article'][Tag];
export type ExplanationPhrase = keyof (typeof wording)['explanation'][Tag];
export type ProblemsPhrase = keyof (typeof wording)['problems'][Tag];
