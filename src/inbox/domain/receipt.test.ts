import { expect, test } from 'vitest';
import { outsideAnswer } from './outside-answer.ts';
import { receiptText } from './receipt.ts';

const facts = {
  language: 'id' as const,
  code: 'ABCDE12345',
  cityName: 'Kota Tangerang',
  trackUrl: 'https://kota.example/lacak/ABCDE12345',
  secretUrl: null,
  emergency: false,
  answerBy: null,
};
const pln = { name: 'PLN', contact: '123 atau aplikasi PLN Mobile.' };

test('the receipt of a matter that seems to be another body’s says whose, and how to reach them at once', () => {
  expect(receiptText({ ...facts, outside: pln })).toContain('wewenang PLN. Anda dapat langsung menghubungi: 123');
  expect(receiptText({ ...facts, outside: null })).not.toContain('wewenang');
});

test('the ready answer thanks, names the body and its address, and keeps the code', () => {
  const text = outsideAnswer({ language: 'id', cityName: 'Kota Tangerang', code: 'ABCDE-12345', body: pln });
  expect(text).toBe(
    'Terima kasih atas laporannya. Urusan ini menjadi wewenang PLN, di luar kewenangan Kota Tangerang, sehingga tidak dapat kami tangani langsung. Silakan sampaikan ke: 123 atau aplikasi PLN Mobile. Aduan Anda tetap tercatat pada kami dengan kode ABCDE-12345.',
  );
});
