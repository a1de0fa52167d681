import { type DemoContact, mobile } from './people.ts';
import type { Random } from './random.ts';

/** Contacts at the limits, so that pages are seen with them too. */
export function edgeCases(random: Random, now: Date, tagIds: readonly number[]): DemoContact[] {
  const base = { createdAt: now, updatedAt: now, tagIds: [] as number[], country: 'Brasil' };
  return [
    {
      ...base,
      name: 'Central de Compras Rede Aurora',
      kind: 'corporate',
      city: 'Campinas',
      state: 'SP',
      phones: Array.from({ length: 10 }, () => mobile(random, '19')),
      priority: 3,
    },
    {
      ...base,
      name: 'Maria Antonieta de Albuquerque Cavalcanti Vasconcelos e Bittencourt Guimarães de Sá Menezes do Nascimento Figueiredo',
      city: 'Recife',
      state: 'PE',
      phones: [mobile(random, '81')],
    },
    {
      ...base,
      name: 'Cooperativa Agroindustrial dos Pequenos Produtores de Hortaliças, Frutas e Laticínios do Vale do Rio Pardo e Região Ltda.',
      kind: 'corporate',
      city: 'Ribeirão Preto',
      state: 'SP',
      phones: [mobile(random, '16')],
    },
    {
      ...base,
      name: 'Olívia Prado Zanetti',
      city: 'São Paulo',
      state: 'SP',
      phones: [mobile(random, '11')],
      tagIds: [...tagIds],
      priority: 3,
    },
    { ...base, name: 'Zé', phones: [mobile(random, '85')], city: 'Fortaleza', state: 'CE' },
    {
      ...base,
      name: "Joana D'Arc Sant'Anna",
      phones: [],
      email: 'joana.darc@correio.example',
      city: 'Belém',
      state: 'PA',
    },
  ];
}
