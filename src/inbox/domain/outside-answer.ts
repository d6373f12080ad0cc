/** A body outside the city's power, in the language of the resident. */
export interface OutsideAddress {
  name: string;
  contact: string;
}

/** A polite answer to a resident whose matter another body must solve, with where to turn; a mimin sends it, or changes it first. */
export function outsideAnswer(facts: {
  language: 'id' | 'en';
  cityName: string;
  code: string | null;
  body: OutsideAddress;
}): string {
  const { cityName, code, body } = facts;
  const contact = body.contact.replace(/\.\s*$/, '');
  const sentences =
    facts.language === 'id'
      ? [
          'Terima kasih atas laporannya.',
          `Urusan ini menjadi wewenang ${body.name}, di luar kewenangan ${cityName}, sehingga tidak dapat kami tangani langsung.`,
          `Silakan sampaikan ke: ${contact}.`,
          code === null ? '' : `Aduan Anda tetap tercatat pada kami dengan kode ${code}.`,
        ]
      : [
          'Thank you for your report.',
          `This is a matter for ${body.name}; it is outside the power of ${cityName}, so we cannot settle it ourselves.`,
          `Please turn to: ${contact}.`,
          code === null ? '' : `Your report stays on record with us under the code ${code}.`,
        ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
