import type { ChapterWording } from '../../chapter.ts';
import { residenceFacts } from './residence-facts.ts';

export const permanentResidence: ChapterWording = {
  procedures: {
    'permanent-residence': {
      name: 'Permanent residence',
      question: 'When could I apply for permanent residence?',
      about:
        'The Act and the guideline of 2026-02-24 with every route. Where a later text may be in force, both answers are shown.',
    },
    'permanent-residence-at-birth': {
      name: 'Permanent residence at birth',
      question: 'My child was born in Japan to a permanent resident. Until when must we apply?',
      about: 'The application for acquisition after birth.',
    },
  },
  routes: {
    'ten-years': 'Ten years in Japan, five of them working or with a residence status',
    spouse: 'Spouse of a Japanese national or permanent resident',
    child: 'Child of a Japanese national or permanent resident',
    'long-term': 'Five years as long-term resident',
    protected: 'Five years after recognition as refugee or for complementary protection',
    contribution: 'Contribution to Japan',
    regional: 'Work under a regional revitalisation plan',
    'hsp-70': 'Highly skilled, 70 points',
    'hsp-80': 'Highly skilled, 80 points',
    'j-skip-residence': 'Special highly skilled professional (J-Skip)',
  },
  texts: {
    'pr-guideline@2026-02-24': 'Guideline of 2026-02-24',
    'pr-guideline@2026-10-draft': 'Revision reported on 2026-10-01, draft text, items on income',
    'pr-guideline@2027-04-draft': 'Revision for applications from 2027-04-01, draft text',
    'icrra@2015-04-01': 'Immigration Act',
  },
  provisions: {
    'pr.points': { name: 'Points', requirement: 'Your points by the points table for highly skilled professionals.' },
    'pr.ten-years': {
      name: '10 years in Japan',
      requirement: 'You have lived in Japan for 10 years without losing your status of residence.',
      remedy: 'Only time helps. Leaving without a re-entry permit would start the count again.',
    },
    'pr.work-five-years': {
      name: '5 years of work or residence status',
      requirement:
        'Within this time you have had a working status or a residence status for 5 years. Technical intern training and specified skilled worker 1 (i) do not count.',
      unknown:
        'It is not known since when you have had such a status, or the text leaves open whether earlier years count.',
    },
    'pr.spouse': {
      name: 'Spouse',
      requirement: 'You are the spouse of a Japanese national, a permanent resident or a special permanent resident.',
    },
    'pr.married': {
      name: 'A real marriage of some years',
      requirement: 'The marriage has been real for 3 years; years abroad count.',
    },
    'pr.one-year': {
      name: 'Residence before applying',
      requirement: 'You have lived in Japan for 1 year without a break.',
    },
    'pr.child': {
      name: 'Child',
      requirement:
        'You are a child by blood or special adoption of a Japanese national, a permanent resident or a special permanent resident.',
    },
    'pr.long-term': {
      name: '5 years as long-term resident',
      requirement:
        'You have been a long-term resident for 5 years without a break. Whether years as spouse before that count is not in any text; an officer decides.',
    },
    'pr.protected': {
      name: '5 years after recognition',
      requirement:
        'You have lived in Japan without a break for 5 years since you were recognised as a refugee or for complementary protection.',
    },
    'pr.contribution': {
      name: 'Contribution',
      requirement:
        'Your contribution to Japan is recognised and you have lived here for 5 years. An officer decides about the contribution.',
    },
    'pr.regional': {
      name: '3 years under a regional plan',
      requirement:
        'You have lived in Japan and worked under a regional revitalisation plan for 3 years, and contributed by it. An officer decides about the contribution.',
    },
    'pr.hsp-70': {
      name: '70 points and 3 years',
      requirement:
        'You have 70 points now; and you have been a highly skilled professional for 3 years, or you have lived here for 3 years and had 70 points 3 years ago. You need not hold that status.',
    },
    'pr.hsp-80': {
      name: '80 points and 1 year',
      requirement:
        'You have 80 points now and had 80 points 1 year ago; and for 1 year you have been a highly skilled professional, or have lived here.',
    },
    'pr.j-skip': {
      name: 'J-Skip for 1 year',
      requirement: 'You have met the special criteria (J-Skip) for 1 year and have lived here for 1 year.',
    },
    'pr.points-kept': {
      name: 'Points kept in between',
      requirement:
        'The points were at least 70 on every day of the last 3 years. Years as highly skilled professional count only so; for the way by 2 dates it is not settled, and an officer decides.',
      notMet: 'In between the points were below 70, so those years do not count.',
    },
    'pr.points-kept-80': {
      name: '80 points kept in between',
      requirement:
        'The points were at least 80 on every day of the last 1 year. A year as highly skilled professional counts only so; for the way by 2 dates it is not settled, and an officer decides.',
      notMet: 'In between the points were below 80, so that year does not count.',
    },
    'pr.not-yet': {
      name: 'Not a permanent resident yet',
      requirement:
        'You have another status now. A permanent resident needs no permission again; only the card is renewed.',
      met: 'You have another status now.',
    },
    'pr.no-sentence': {
      name: 'No sentence',
      requirement: 'No imprisonment and no fine by sentence that still counts.',
      remedy: 'After some years a sentence no longer counts. Ask a lawyer or legal aid before you apply.',
    },
    'pr.conduct': {
      name: 'Good conduct',
      requirement: 'Your conduct is good. An officer finds this. By law it is not asked of spouses and children.',
    },
    'pr.livelihood': {
      name: 'Independent livelihood',
      requirement:
        'Your household lives without public assistance. By law this is not asked of spouses, children and recognised refugees.',
    },
    'pr.resident-tax': {
      name: 'Resident tax in time',
      requirement:
        'Every payment of resident tax in the look-back period was made in time. Paid late counts against it in principle, even if all is paid now.',
      remedy: 'Pay what is open now. The look-back period runs from the last late payment.',
    },
    'pr.national-tax': {
      name: 'No unpaid national tax',
      requirement: 'No national tax is unpaid.',
      remedy: 'Pay what is open; the tax office gives a certificate.',
    },
    'pr.pension': {
      name: 'Pension in time',
      requirement:
        'Every pension contribution in the look-back period was paid in time. Paid late counts against it in principle.',
      remedy:
        'Where the employer owed the contribution, only the employer can put it right: ask the pension office for your record.',
    },
    'pr.health-insurance': {
      name: 'Health insurance in time',
      requirement: 'Every health-insurance contribution in the look-back period was paid in time.',
      remedy: 'Pay what is open, and ask for a plan if you cannot.',
    },
    'pr.notifications': {
      name: 'Notifications filed',
      requirement: 'The notifications to the Agency and the municipality were filed.',
      remedy: 'File what is missing now; late is better than never.',
    },
    'pr.longest-period': {
      name: 'Longest period of stay',
      requirement:
        'You hold the longest period of stay of your status. Until 2027-03-31 a period of 3 years counts as longest. Who holds 3 years on 2027-03-31 keeps this for the first decision inside that period.',
      remedy: 'The Agency sets the period when it extends your stay.',
    },
    'pr.criteria': {
      name: 'Criteria of your present status',
      requirement: 'You still meet the criteria of your present status. An officer finds this.',
    },
    'pr.business-capital': {
      name: 'Business Manager: capital',
      requirement: 'For Business Manager, the capital meets the criteria in force: 30,000,000 yen.',
      remedy: 'The company can raise its capital.',
    },
    'pr.public-health': {
      name: 'Public health',
      requirement: 'Nothing harmful to public health. An officer finds this.',
    },
    'pr.interest': {
      name: 'In the interest of Japan',
      requirement: 'Permanent residence is in the interest of Japan. An officer finds this from everything together.',
    },
    'pr.absence-single': {
      name: 'No long trip',
      requirement: 'No single trip was longer than 90 days. Offices look at this; no text gives a number of days.',
      notMet:
        'One trip was longer than 90 days. With a re-entry permit residence goes on in law; an office may still ask for the reason.',
    },
    'pr.absence-year': {
      name: 'Days away in a year',
      requirement:
        'Over the last 1 year you were away for at most 100 days. Offices look at this; no text gives a number of days.',
    },
    'pr.income': {
      name: 'Income, by practice',
      requirement:
        'The household has about 3,000,000 yen a year and 500,000 yen more for each dependant. No official amount exists in the guideline of 2026-02-24.',
    },
    'pr.draft.income': {
      name: 'Income, by the draft',
      requirement:
        'The household has at least the average income of Japanese households of its size. Text not verified; the amounts are not known.',
    },
    'pr.draft.public-burden': {
      name: 'Public burden, by the draft',
      requirement: 'The household is no public burden, also for spouses and children. Text not verified.',
    },
    'pr.draft.japanese': {
      name: 'Japanese B1, by the draft',
      requirement: 'Japanese at level B1, for applications from 2027-04-01. Text not verified.',
      remedy: 'Municipal courses and the tests of the Japan Foundation lead to this level.',
    },
    'pr.draft.absence-single': {
      name: 'No trip of 6 months, by the draft',
      requirement: 'No single trip of 6 months or more without good reason. Text not verified.',
    },
    'pr.draft.absence-total': {
      name: 'Days away in 10 years, by the draft',
      requirement: 'In the last 10 years less than 2 years and 6 months away. Text not verified.',
    },
    'pr-acquisition.parent': {
      name: 'Child of a permanent resident',
      requirement:
        'One parent was a permanent resident when the child was born. Offices ask this; without it another status is given.',
      remedy: 'Ask the office at once which status the child can have.',
    },
    'pr-acquisition.interest': {
      name: 'In the interest of Japan',
      requirement:
        'Permanent residence of the child is in the interest of Japan. An officer finds this; taxes and dues of the parents are looked at.',
    },
    'pr-acquisition.in-time': {
      name: 'Filed within 30 days',
      requirement:
        'The application is filed within 30 days after the birth; the day of birth does not count. If the office is closed on the last day, the next open day is in time.',
      remedy: 'After that day another status can be applied for: ask the office at once.',
    },
  },
  facts: residenceFacts,
  documents: {
    understanding: 'Letter of understanding',
    guarantor: 'Letter of a guarantor',
    'residence-record': 'Certificate of residence (juminhyo)',
    'tax-certificate': 'Tax and payment certificates of the municipality',
    'national-tax-certificate': 'Certificate of national tax (その3)',
    'pension-record': 'Pension record',
    'health-insurance-record': 'Health insurance card and receipts',
    'employment-certificate': 'Certificate of employment',
    'family-register': 'Family register or marriage certificate',
    'japanese-certificate': 'Certificate of Japanese',
    'birth-certificate': 'Certificate of birth',
  },
  offices: { 'immigration-counter': 'The counter of the regional immigration services bureau' },
  questions: {
    'designated-counts': 'Do the years as Designated Activities count as work? The guideline does not say.',
    'points-in-between': 'Must the points be kept between the 2 dates? Offices say so; the text read does not.',
    'spouse-years-count': 'Do the years as spouse before count? Several offices count them; no text says so.',
    'work-years-to-the-present': 'Must the 5 years of work run to the present day? The guideline does not say.',
  },
  deadlines: { acquisition: 'Application after birth' },
  supports: { 'japanese-courses': 'Japanese courses of municipalities and the Agency for Cultural Affairs' },
};
