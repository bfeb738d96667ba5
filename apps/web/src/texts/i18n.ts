import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../time/days.js';

const STORED = 'duban.language';

/** What the door needs, and what the rest needs, as a chunk for each language. */
const sources = {
  zh: { door: () => import('./zh/door.js'), all: () => import('./zh/index.js') },
  en: { door: () => import('./en/door.js'), all: () => import('./en/index.js') },
} as const;

type Part = keyof (typeof sources)['zh'];

let part: Part = 'door';

/** Chinese unless somebody chose otherwise in this browser. */
const chosenLanguage = (): Language => (localStorage.getItem(STORED) === 'en' ? 'en' : 'zh');

/** Loads the texts of the door; to be called once, before anything is shown. */
export async function openTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: chosenLanguage(),
    fallbackLng: false,
    resources: {},
    ns: [],
    // React does it: text with script in it is shown as text.
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { bindI18nStore: 'added' },
    saveMissing: true,
    // A test looks for this line.
    missingKeyHandler: (_, namespace, key) => console.error(`missing text: ${namespace}:${key}`),
  });
  await load(chosenLanguage());
}

/** Loads every text of the language that is shown; to be called with the pages behind the door. */
export async function openAllTexts(): Promise<void> {
  part = 'all';
  await load(chosenLanguage());
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await load(language);
  await i18next.changeLanguage(language);
}

async function load(language: Language): Promise<void> {
  const { default: texts } = await sources[language][part]();
  for (const [namespace, bundle] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, bundle);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
