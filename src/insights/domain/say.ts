import { type Language, sayMinutes } from '#src/inbox/domain/clock-words.ts';

const twoDays = 2 * 24 * 60;

/** A wait by the wall clock in words; from two days on in days and hours. */
export function sayWall(minutes: number, language: Language): string {
  if (minutes < twoDays) return sayMinutes(minutes, language);
  const days = Math.floor(minutes / 1_440);
  const hours = Math.floor((minutes % 1_440) / 60);
  const inDays = language === 'id' ? `${days} hari` : `${days} days`;
  if (hours === 0) return inDays;
  return `${inDays} ${language === 'id' ? `${hours} jam` : `${hours} ${hours === 1 ? 'hour' : 'hours'}`}`;
}

/** A wait in working time in words; from two days' worth of hours on the minutes are left out. */
export function sayWorking(minutes: number, language: Language): string {
  return sayMinutes(minutes < twoDays / 3 ? minutes : Math.round(minutes / 60) * 60, language);
}

/** A number with one decimal, as the language writes it. */
export function sayDecimal(number: number, language: Language): string {
  const text = number.toFixed(1);
  return language === 'id' ? text.replace('.', ',') : text;
}

/** A whole number with its thousands set apart. */
export function sayCount(number: number, language: Language): string {
  return String(number).replaceAll(/\B(?=(\d{3})+(?!\d))/g, language === 'id' ? '.' : ',');
}

/** A share as whole percent. */
export function sayShare(share: number): string {
  return `${Math.round(share * 100)}%`;
}
