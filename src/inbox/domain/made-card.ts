import type { CardScores, ModelCard } from './model-card.ts';

/** The card of a model trained at the city, from what training counted. */
export function madeCard(
  trained: { sources: ModelCard['sources']; held: number; scores: CardScores },
  at: Date,
): ModelCard {
  return {
    madeAt: at.toISOString(),
    sources: trained.sources,
    held: trained.held,
    scores: trained.scores,
    limits: [
      'Belajar dari pesan berlabel kota ini dan koreksi di meja kerja; untuk topik yang jarang dilaporkan nilainya belum pasti.',
      'Membaca teks saja: foto, suara, dan sindiran yang halus tidak dipahami.',
      'Hanya mengusulkan. Di bawah ambang, koordinator yang memutuskan, dan setiap keputusan dapat dikoreksi.',
    ],
  };
}
