export const TAGS = [
  'VIP',
  'Atacado',
  'Varejo',
  'Inadimplente',
  'Primeira compra',
  'Fidelidade',
  'Indicação',
  'Feira 2026',
  'WhatsApp',
  'Rota norte',
  'Rota sul',
  'Reclamação aberta',
] as const;

/** One customer has all of them, to show what forty tags look like. */
export const PRODUCT_TAGS = [
  'Açúcar',
  'Água mineral',
  'Arroz',
  'Azeite',
  'Biscoitos',
  'Bombons',
  'Café',
  'Carnes',
  'Cereais',
  'Cervejas',
  'Chás',
  'Congelados',
  'Descartáveis',
  'Embalagens',
  'Enlatados',
  'Farinhas',
  'Feijão',
  'Frios',
  'Higiene',
  'Laticínios',
  'Limpeza',
  'Massas',
  'Óleos',
  'Ovos',
  'Refrigerantes',
  'Sucos',
  'Temperos',
  'Vinhos',
] as const;

export const CUSTOM_FIELDS = [
  {
    name: 'Forma de pagamento',
    type: 'choice',
    choices: ['À vista', 'Boleto 14 dias', 'Boleto 28 dias', 'Cartão', 'Pix'],
  },
  { name: 'Limite de crédito', type: 'number', choices: [] },
  { name: 'Cliente desde', type: 'date', choices: [] },
  { name: 'Vendedor responsável', type: 'text', choices: [] },
  { name: 'Dia de entrega', type: 'choice', choices: ['Segunda', 'Terça', 'Quarta', 'Quinta', 'Sexta'] },
  { name: 'Observações', type: 'text', choices: [] },
] as const;

export const SELLERS = ['Diego Farias', 'Juliana Prado', 'Tiago Nunes', 'Beatriz Maia'] as const;

export const NOTES = [
  'Prefere contato pela manhã',
  'Entrega só pelos fundos',
  'Pede nota fiscal por e-mail',
  'Confirmar endereço antes do envio',
  'Portão azul, sem campainha',
] as const;
