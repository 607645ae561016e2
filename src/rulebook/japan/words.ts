// Made by `npm run languages` from the files of the languages; do not edit.
import extensionEn from './extension/words/en.json' with { type: 'json' };
import extensionJaXEasy from './extension/words/ja-x-easy.json' with { type: 'json' };
import extensionJa from './extension/words/ja.json' with { type: 'json' };
import feesEn from './fees/words/en.json' with { type: 'json' };
import feesJaXEasy from './fees/words/ja-x-easy.json' with { type: 'json' };
import feesJa from './fees/words/ja.json' with { type: 'json' };
import highlySkilledEn from './highly-skilled/words/en.json' with { type: 'json' };
import highlySkilledJaXEasy from './highly-skilled/words/ja-x-easy.json' with { type: 'json' };
import highlySkilledJa from './highly-skilled/words/ja.json' with { type: 'json' };
import losingStatusEn from './losing-status/words/en.json' with { type: 'json' };
import losingStatusJaXEasy from './losing-status/words/ja-x-easy.json' with { type: 'json' };
import losingStatusJa from './losing-status/words/ja.json' with { type: 'json' };
import noticesEn from './notices/words/en.json' with { type: 'json' };
import noticesJaXEasy from './notices/words/ja-x-easy.json' with { type: 'json' };
import noticesJa from './notices/words/ja.json' with { type: 'json' };
import permanentResidenceEn from './permanent-residence/words/en.json' with { type: 'json' };
import permanentResidenceJaXEasy from './permanent-residence/words/ja-x-easy.json' with { type: 'json' };
import permanentResidenceJa from './permanent-residence/words/ja.json' with { type: 'json' };
import personEn from './person/words/en.json' with { type: 'json' };
import personJaXEasy from './person/words/ja-x-easy.json' with { type: 'json' };
import personJa from './person/words/ja.json' with { type: 'json' };
import specifiedSkilledEn from './specified-skilled/words/en.json' with { type: 'json' };
import specifiedSkilledJaXEasy from './specified-skilled/words/ja-x-easy.json' with { type: 'json' };
import specifiedSkilledJa from './specified-skilled/words/ja.json' with { type: 'json' };
import stayEn from './stay/words/en.json' with { type: 'json' };
import stayJaXEasy from './stay/words/ja-x-easy.json' with { type: 'json' };
import stayJa from './stay/words/ja.json' with { type: 'json' };

export const words = {
  extension: { ja: extensionJa, 'ja-x-easy': extensionJaXEasy, en: extensionEn },
  fees: { ja: feesJa, 'ja-x-easy': feesJaXEasy, en: feesEn },
  'highly-skilled': { ja: highlySkilledJa, 'ja-x-easy': highlySkilledJaXEasy, en: highlySkilledEn },
  'losing-status': { ja: losingStatusJa, 'ja-x-easy': losingStatusJaXEasy, en: losingStatusEn },
  notices: { ja: noticesJa, 'ja-x-easy': noticesJaXEasy, en: noticesEn },
  'permanent-residence': { ja: permanentResidenceJa, 'ja-x-easy': permanentResidenceJaXEasy, en: permanentResidenceEn },
  person: { ja: personJa, 'ja-x-easy': personJaXEasy, en: personEn },
  'specified-skilled': { ja: specifiedSkilledJa, 'ja-x-easy': specifiedSkilledJaXEasy, en: specifiedSkilledEn },
  stay: { ja: stayJa, 'ja-x-easy': stayJaXEasy, en: stayEn },
};

export const languages = ['ja', 'ja-x-easy', 'en'] as const;
