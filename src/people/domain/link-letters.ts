interface Letter {
  subject: (city: string) => string;
  text: (name: string, link: string, until: string) => string;
}

/** The letters that carry a link, in both languages. */
export const linkLetters: Record<'id' | 'en', Record<'invite' | 'reset', Letter>> = {
  id: {
    invite: {
      subject: (city) => `Undangan ke meja mimin ${city}`,
      text: (name, link, until) =>
        `Yth. ${name},\n\nAnda diundang bekerja di meja mimin. Buka tautan ini untuk membuat akun:\n\n${link}\n\nTautan berlaku sekali, sampai ${until}. Abaikan surel ini bila Anda tidak mengenal undangan ini.\n`,
    },
    reset: {
      subject: () => 'Tautan atur ulang kata sandi Mimin',
      text: (name, link, until) =>
        `Yth. ${name},\n\nBuka tautan ini untuk membuat kata sandi baru:\n\n${link}\n\nTautan berlaku sekali, sampai ${until}. Bila Anda tidak memintanya, hubungi operator.\n`,
    },
  },
  en: {
    invite: {
      subject: (city) => `Invitation to the desk of ${city}`,
      text: (name, link, until) =>
        `Dear ${name},\n\nyou are invited to work at the mimin desk. Open this link to make your account:\n\n${link}\n\nIt works once, until ${until}. Ignore this e-mail if the invitation means nothing to you.\n`,
    },
    reset: {
      subject: () => 'Link to reset your Mimin password',
      text: (name, link, until) =>
        `Dear ${name},\n\nopen this link to make a new password:\n\n${link}\n\nIt works once, until ${until}. If you did not ask for it, tell the operator.\n`,
    },
  },
};
