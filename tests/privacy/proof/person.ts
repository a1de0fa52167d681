/** What is known of one person, and stands nowhere else. */
export const MARKERS = [
  'Zenóbia Quixadá',
  'Zenobinha',
  'zenobia.quixada@fortaleza.example',
  '39053344705',
  '+55 85 98765-4931',
  '+55 85 3265-9047',
  'CLI-ZENO-77',
  'EXT-ZENO-77',
  'Quixadá Bordados',
  'Rua das Zenóbias',
  'apto zq 9',
  'zeno.insta',
  'zeno.telegram',
  'PLANO-ZENO',
  'prefere ser chamada',
  'meu pedido zq-2231',
  'motivo zq do bloqueio',
  'elogio zq-88',
  'retorno zq-99',
  'não quer ligações zq-44',
  'Zenóbia Outra',
  'Zenóbia Recusada',
];

export const PERSON = {
  name: 'Zenóbia Quixadá',
  email: 'Zenobia.Quixada@fortaleza.example',
  cpf: '390.533.447-05',
  phones: ['+55 85 98765-4931', '+55 85 3265-9047'],
  clientCode: 'CLI-ZENO-77',
  externalId: 'EXT-ZENO-77',
  company: 'Quixadá Bordados',
  gender: 'female',
  birthDate: '1984-03-17',
  street: 'Rua das Zenóbias',
  complement: 'apto zq 9',
  city: 'Quixadá',
  instagram: 'zeno.insta',
  telegram: 'zeno.telegram',
  customFields: { Plano: 'PLANO-ZENO' },
  tags: ['vip'],
};

/** A file with a good row of the person and bad ones. */
export const FILE = [
  'contact_name;contact_cpf;contact_phone;contact_email',
  'Zenóbia Quixadá;390.533.447-05;+55 85 98765-4931;zenobia.quixada@fortaleza.example',
  'Zenóbia Quixadá;39053344700;(85) 98765-4931;zenobia.quixada@fortaleza.example',
  ';;Zenobinha (85) 3265 9047;ZENOBIA.QUIXADA@FORTALEZA.EXAMPLE',
].join('\r\n');
