/** Words of the pages that belong to no capability. */
export const rootWords = {
  id: {
    home: 'Ke halaman depan',
    notFound: {
      title: 'Halaman tidak ditemukan',
      body: 'Alamat ini tidak ada. Periksa lagi tautannya, atau mulai dari halaman depan.',
    },
    forbidden: { title: 'Tidak boleh', body: 'Akun Anda tidak berhak membuka halaman ini.' },
    badRequest: {
      title: 'Permintaan tidak dapat diproses',
      body: 'Isian tidak lengkap atau sudah kedaluwarsa. Kembali, lalu coba lagi.',
    },
    broken: {
      title: 'Sedang ada gangguan',
      body: 'Maaf, terjadi kesalahan di pihak kami. Tidak ada data Anda yang hilang. Coba lagi sebentar lagi.',
    },
  },
  en: {
    home: 'Go to the front page',
    notFound: {
      title: 'Page not found',
      body: 'This address does not exist. Check the link, or start from the front page.',
    },
    forbidden: { title: 'Not allowed', body: 'Your account may not open this page.' },
    badRequest: {
      title: 'The request could not be handled',
      body: 'Something is missing or out of date. Go back and try again.',
    },
    broken: {
      title: 'Something is broken',
      body: 'Sorry, this is our fault. None of your data is lost. Please try again in a moment.',
    },
  },
} as const;
