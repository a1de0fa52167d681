import { cpf } from '#tests/support/import-file.ts';

export const FIRST =
  'Ana Beatriz Bruno Caio Camila Carlos Cláudia Daniel Débora Diego Eduardo Fernanda Gabriel Helena Igor Isabela João Juliana Larissa Leonardo Letícia Lucas Luiz Marcelo Maria Mariana Marina Mateus Natália Otávio Patrícia Paulo Pedro Rafael Renata Ricardo Rodrigo Sônia Thiago Vanessa Vinícius Vitória'.split(
    ' ',
  );
export const LAST =
  'Albuquerque Almeida Alves Amaral Andrade Antunes Araújo Assunção Azevedo Barbosa Barros Batista Borges Brito Cardoso Carvalho Castro Cavalcanti Conceição Cordeiro Correia Costa Cunha Dias Duarte Farias Fernandes Ferreira Figueiredo Fonseca Freitas Gomes Gonçalves Guimarães Lima Lopes Macedo Machado Magalhães Marques Martins Medeiros Melo Mendes Miranda Monteiro Moraes Moreira Moura Nascimento Nogueira Nunes Oliveira Pacheco Peixoto Pereira Pinheiro Pinto Pires Queiroz Ramos Rezende Ribeiro Rocha Rodrigues Sales Sampaio Santana Santos Silva Siqueira Soares Souza Tavares Teixeira Torres Vasconcelos Vieira Xavier'.split(
    ' ',
  );
/** Seven in ten at the two largest providers, one in ten at a company's own domain. */
const MAIL = [...Array(5).fill('gmail.com'), 'hotmail.com', 'hotmail.com', 'outlook.com', 'yahoo.com.br', ''];
const CITIES = ['São Paulo', 'Florianópolis', 'Recife', 'Manaus', 'Belo Horizonte', 'Curitiba', 'Salvador'];
const STATES = ['SP', 'SC', 'PE', 'AM', 'MG', 'PR', 'BA'];
const HEADER =
  'contact_name;contact_email;contact_cpf;contact_cnpj;contact_gender;contact_birth_date;contact_external_id;contact_client_code;contact_company;contact_phone;contact_phone_2;contact_phone_3;contact_phone_4;contact_phone_5;contact_phone_6;contact_phone_7;contact_phone_8;contact_phone_9;contact_phone_10;contact_whatsapp;contact_instagram;contact_facebook;contact_twitter;contact_zip_code;contact_address;contact_number;contact_complement;contact_city;contact_state;contact_country;contact_active;contact_corporate;contact_priority;contact_tags;custom_fields\n';

/**
 * A file with the import template's columns: every person has name, CPF, e-mail, client code, address, one to three
 * phones (two on average), a tag and two custom fields. The same arguments give the same bytes.
 */
export function* customerFile(
  rows: number,
  { from = 0, complement = '' }: { from?: number; complement?: string } = {},
): Generator<Buffer> {
  yield Buffer.from(HEADER);
  let text = '';
  for (let at = from; at < from + rows; at++) {
    text += customer(at, complement);
    if (text.length > 1 << 16) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text) yield Buffer.from(text);
}

/** Names, phones and codes are spread as in real data. */
function customer(at: number, complement: string): string {
  const spread = (at * 2_654_435_761) % 90_000_000;
  const first = FIRST[at % FIRST.length];
  const last = `${LAST[spread % LAST.length]} ${LAST[(spread >> 7) % LAST.length]}`;
  const city = spread % CITIES.length;
  const day = String(1 + (at % 28)).padStart(2, '0');
  const phones = [`55119${10_000_000 + spread}`, at % 3 > 0 ? `5521${30_000_000 + (at % 20_000_000)}` : ''];
  phones.push(at % 3 > 1 ? `+55 (48) 9${90_000_000 - (at % 10_000_000)}` : '');
  const cells = [
    `${first} ${last}`,
    `${first}.${last.replaceAll(' ', '')}${at % 9973}@${MAIL[spread % MAIL.length] || `empresa${at % 5000}.com.br`}`
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase(),
    cpf(spread * 7 + at),
    '',
    at % 2 === 0 ? 'Feminino' : 'Masculino',
    `${day}/${String(1 + (at % 12)).padStart(2, '0')}/${1950 + (at % 55)}`,
    '',
    `C${String(spread).padStart(8, '0')}-${at % 97}`,
    '',
    ...phones,
    ';;;;;;',
    phones[0],
    ';;',
    `${String(1000 + (spread % 88_000)).padStart(5, '0')}-${String(at % 1000).padStart(3, '0')}`,
    `Rua ${LAST[(spread >> 5) % LAST.length]}`,
    String(1 + (at % 3000)),
    complement || (at % 4 === 0 ? `apto ${at % 90}` : ''),
    CITIES[city],
    STATES[city],
    'Brasil',
    'sim',
    'não',
    ['alta', 'média', 'baixa', ''][at % 4],
    `lote ${at % 20}`,
    `["Plano","P${at % 7}"|"Contrato","${at}"]`,
  ];
  return `${cells.join(';')}\n`;
}
