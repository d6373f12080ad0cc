/** Somebody who writes to the city's number. */
export interface WhatsAppPerson {
  /** Without a plus, as WhatsApp writes it. */
  phone: string;
  /** Business-scoped id: stays the same when the number is hidden. */
  userId: string;
  username: string;
  name: string;
}

/** What WhatsApp knows: the number, its people, and when each last wrote. */
export class Numbers {
  readonly phoneNumberId = '100000000000881';
  readonly wabaId = '200000000000771';
  readonly displayNumber = '62215550000';
  readonly lastWord = new Map<string, Date>();
  readonly blocked = new Set<string>();
  /** Files by media id; removing one makes it expire. */
  readonly media = new Map<string, { bytes: Buffer; mime: string }>();
  /** Approved templates by name; a paused one is refused. */
  readonly templates = new Map<string, 'approved' | 'paused'>([['kabar_laporan', 'approved']]);
  #next = 0;

  /** A person, the same for the same name. */
  person(username: string, name = username): WhatsAppPerson {
    let sum = 7;
    for (const letter of username) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 900_000_007;
    const digits = String(sum).padStart(9, '0');
    return { phone: `62812${digits}`, userId: `ID.9007199254${digits}`, username, name };
  }

  /** The person behind a number or a business-scoped id. */
  find(address: string): string {
    return address.startsWith('ID.') ? `62812${address.slice(-9)}` : address;
  }

  newId(prefix = 'wamid.LATIHAN'): string {
    this.#next += 1;
    return `${prefix}${String(this.#next).padStart(6, '0')}`;
  }
}
