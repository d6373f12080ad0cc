interface Attribute {
  [member: string]: string | number | boolean | { key: string; name: string }[] | undefined;
  variable: boolean;
  code: string;
  datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';
  required: boolean;
  datatype_description: string;
  description: string;
  values?: { key: string; name: string }[];
}

interface Service {
  service_code: string;
  service_name: string;
  description: string;
  type: 'realtime' | 'batch' | 'blackbox';
  keywords: string;
  group: string;
  attributes: Attribute[];
}

/** What the neighbouring city takes reports about. */
export const services: readonly Service[] = [
  {
    service_code: '001',
    service_name: 'Lampu jalan',
    description: 'Lampu jalan mati, berkedip atau rusak',
    type: 'realtime',
    keywords: 'lampu, pju, gelap',
    group: 'Jalan',
    attributes: [],
  },
  {
    service_code: '002',
    service_name: 'Jalan berlubang',
    description: 'Lubang dan kerusakan jalan',
    type: 'realtime',
    keywords: 'jalan, lubang',
    group: 'Jalan',
    attributes: [
      {
        variable: true,
        code: 'UKURAN',
        datatype: 'singlevaluelist',
        required: true,
        datatype_description: '',
        description: 'Seberapa besar lubangnya?',
        values: [
          { key: 'kecil', name: 'Kecil' },
          { key: 'besar', name: 'Besar, berbahaya' },
        ],
      },
      {
        variable: true,
        code: 'LAJUR',
        datatype: 'multivaluelist',
        required: false,
        datatype_description: '',
        description: 'Di lajur mana?',
        values: [
          { key: 'kiri', name: 'Kiri' },
          { key: 'kanan', name: 'Kanan' },
        ],
      },
      {
        variable: false,
        code: 'CATATAN',
        datatype: 'string',
        required: false,
        datatype_description: '',
        description: 'Jalan tol bukan wewenang kami.',
      },
    ],
  },
];
