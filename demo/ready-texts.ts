import type { Database } from '#db/client.ts';
import type { Actor } from '#lib/core/actor.ts';
import { createTemplate } from '#lib/templates/create-template.ts';

const SHARED = [
  {
    name: 'Boas-vindas',
    body: 'Olá, {{contact.first_name | "tudo bem"}}! Aqui é {{agent.name}}, da Aurora. Como posso ajudar?',
  },
  {
    name: 'Um momento',
    body: 'Só um momento, {{contact.first_name | "por favor"}}, já estou verificando.',
  },
  {
    name: 'Segunda via do boleto',
    body: 'Segue a segunda via do boleto do cliente {{contactcustomcode}}. Qualquer dúvida, estou aqui.',
  },
  {
    name: 'Pedido a caminho',
    body: 'Boa notícia: o seu pedido saiu para entrega e chega ainda hoje.',
    service: 'Atendimento geral',
  },
  { name: 'Encerramento', body: 'Obrigado pelo contato, {{contact.first_name | "e até logo"}}!' },
];

const OWN = {
  name: 'Café em grãos',
  body: 'O café em grãos de 1 kg chega toda terça. Quer que eu reserve, {{contact.first_name}}?',
};

/** What the team answers again and again, and what one agent does. */
export async function writeTemplates(owner: Actor, agent: Actor, db: Database): Promise<void> {
  for (const text of SHARED) await createTemplate(owner, { ...text, shared: true }, db);
  await createTemplate(agent, OWN, db);
}
