/** What residents are told when somebody decides whether their matter needs an inspection; it names itself automatic, for it is no answer. */
export function inspectionMessage(facts: {
  language: 'id' | 'en';
  code: string;
  inspection: boolean;
  /** Until when it is promised to be solved, in words; null when nothing is promised. */
  solvedBy: string | null;
  trackUrl: string;
}): string {
  const { code, inspection, solvedBy, trackUrl } = facts;
  if (facts.language === 'id')
    return [
      inspection
        ? `[Pesan otomatis] Aduan ${code} memerlukan pemeriksaan lebih dulu, jadi penyelesaiannya memakan waktu lebih lama.`
        : `[Pesan otomatis] Aduan ${code} ternyata tidak memerlukan pemeriksaan khusus.`,
      solvedBy === null ? '' : `Kami menyelesaikannya paling lambat ${solvedBy}.`,
      `Pantau: ${trackUrl}`,
    ]
      .filter((line) => line !== '')
      .join('\n');
  return [
    inspection
      ? `[Automatic message] Report ${code} needs an inspection first, so solving it takes longer.`
      : `[Automatic message] Report ${code} turned out to need no special inspection.`,
    solvedBy === null ? '' : `We solve it by ${solvedBy}.`,
    `Follow it: ${trackUrl}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}
