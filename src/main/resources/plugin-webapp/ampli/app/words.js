// Values as French readers write them, by the type that comes with them.
const whole = new Intl.NumberFormat('fr-FR', {maximumFractionDigits: 0});
const tenth = new Intl.NumberFormat('fr-FR', {maximumFractionDigits: 1});
const euros = new Intl.NumberFormat('fr-FR', {style: 'currency', currency: 'EUR', maximumFractionDigits: 0});
const cents = new Intl.NumberFormat('fr-FR', {style: 'currency', currency: 'EUR'});
const zone = {timeZone: 'Europe/Paris'};
const day = new Intl.DateTimeFormat('fr-FR', {...zone, day: '2-digit', month: '2-digit', year: 'numeric'});
const clock = new Intl.DateTimeFormat('fr-FR', {...zone, hour: 'numeric', minute: '2-digit'});

const NUMBERS = ['integer', 'days', 'money', 'percent'];

export const isNumber = (type) => NUMBERS.includes(type);

/** "10 h 32" */
export const time = (instant) => clock.format(new Date(instant)).replace(':', ' h ');

/** The value in words; a dash where there is none. Amounts come in cents. */
export function words(value, type) {
  if (value === null || value === undefined || value === '') {
    return '–';
  }
  switch (type) {
    case 'integer': return whole.format(value);
    case 'days': return `${tenth.format(value)} ${Math.abs(value) < 2 ? 'jour' : 'jours'}`;
    case 'money': return (value % 100 === 0 ? euros : cents).format(value / 100);
    case 'percent': return `${tenth.format(value)}\u00a0%`;
    case 'date': return day.format(new Date(`${String(value).slice(0, 10)}T12:00:00Z`));
    case 'instant': return `${day.format(new Date(value))}, ${time(value)}`;
    default: return String(value);
  }
}

/** A tick of an axis: the unit stands beside the axis where it would only repeat itself. */
export const tick = (value, type) => (type === 'days' ? tenth.format(value) : words(value, type));

export const UNITS = {days: 'jours', money: 'euros', percent: '%'};
