import { expect, test } from 'vitest';
import { mentionsEmergency } from './citizen-emergency.ts';

test.each([
  'KEBAKARAN di Jl Merdeka, tolong!!',
  'ada anak hanyut di kali Cisadane',
  'kabel listrik putus menjuntai ke jalan',
  'tolong min ada korban kecelakaan',
  'House on fire near the market',
])('112 is shown for "%s"', (text) => {
  expect(mentionsEmergency(text)).toBe(true);
});

test.each([
  'Lampu jalan mati sudah seminggu',
  'Mohon info pemadaman bergilir',
  'jalan berlubang depan SDN 2, bikin macet',
  'Petugas Firewall menutup akses wifi taman',
])('112 is not shown for "%s"', (text) => {
  expect(mentionsEmergency(text)).toBe(false);
});
