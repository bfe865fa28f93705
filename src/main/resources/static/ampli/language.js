// The language of the web applications: French, unless the first language of the browser is English.
const first = (navigator.languages && navigator.languages[0]) || navigator.language || '';
export const language = /^en\b/i.test(first) ? 'en' : 'fr';

// The language shown is its own fallback: the web applications load both, and the one that comes last would decide
// how dates read. Nothing is missing in either (the server lays French over English).
export const locales = {availableLocales: ['fr', 'en'], fallbackLocale: language};

export const either = (french, english) => (language === 'en' ? english : french);
