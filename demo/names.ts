const list = (text: string) => text.replace(/\s+/g, ' ').trim().split(', ');

export const FEMALE_NAMES =
  list(`Adriana, Alessandra, Alice, Aline, Amanda, Ana, Ana Beatriz, Ana Carolina, Ana Clara,
Ana Paula, Andréa, Ângela, Antônia, Aparecida, Beatriz, Bianca, Bruna, Camila, Carla, Carolina, Cecília, Célia, Cláudia,
Cristiane, Cristina, Daniela, Débora, Denise, Edna, Elaine, Eliane, Elisa, Eloá, Érica, Esther, Fabiana, Fernanda, Flávia,
Francisca, Gabriela, Giovanna, Gisele, Helena, Heloísa, Iara, Inês, Isabel, Isabela, Ivone, Jaqueline, Jéssica, Joana,
Josefa, Juliana, Júlia, Karina, Kátia, Lara, Larissa, Laura, Letícia, Lívia, Lorena, Luana, Lúcia, Luciana, Luísa, Luiza,
Maitê, Manuela, Márcia, Mariana, Maria, Maria Alice, Maria Clara, Maria Eduarda, Maria Fernanda, Marina, Marlene, Melissa,
Mirela, Mônica, Natália, Nathália, Nicole, Olívia, Patrícia, Paula, Priscila, Raquel, Rebeca, Regina, Renata, Rita, Roberta,
Rosa, Rosana, Rosângela, Sabrina, Sandra, Sara, Silvana, Sílvia, Simone, Sofia, Sônia, Stella, Sueli, Tainá, Tatiana, Teresa,
Valéria, Vanessa, Vera, Verônica, Vitória, Viviane, Yasmin`);

export const MALE_NAMES =
  list(`Adriano, Alan, Alexandre, Anderson, André, Antônio, Arthur, Augusto, Benedito, Benício,
Bernardo, Breno, Bruno, Caio, Carlos, Carlos Eduardo, César, Cícero, Cláudio, Cristiano, Daniel, Danilo, Davi, Diego,
Diogo, Douglas, Edson, Eduardo, Elias, Emanuel, Enzo, Eric, Everton, Fábio, Felipe, Fernando, Flávio, Francisco, Gabriel,
Geraldo, Gilberto, Guilherme, Gustavo, Heitor, Henrique, Hugo, Igor, Isaac, Ismael, Ivan, Jair, Jefferson, João, João Pedro,
João Vitor, Joaquim, Jonas, Jorge, José, José Carlos, Josué, Júlio, Kauã, Leandro, Leonardo, Levi, Lorenzo, Lucas, Luciano,
Luís, Luiz, Luiz Felipe, Manoel, Marcelo, Márcio, Marco Antônio, Marcos, Mário, Mateus, Matheus, Maurício, Miguel, Moisés,
Murilo, Nathan, Nelson, Nicolas, Noah, Osvaldo, Otávio, Paulo, Paulo Henrique, Pedro, Pedro Henrique, Rafael, Raimundo,
Raul, Reginaldo, Renan, Renato, Ricardo, Roberto, Rodrigo, Rogério, Ronaldo, Ruan, Rubens, Samuel, Sebastião, Sérgio,
Severino, Silas, Tarcísio, Thiago, Tiago, Tomás, Valdir, Vicente, Vinícius, Vítor, Wagner, Walter, Wellington, Wesley,
William, Yuri`);

export const SURNAMES =
  list(`Aguiar, Albuquerque, Almeida, Alves, Amaral, Amorim, Andrade, Antunes, Araújo, Assis, Azevedo,
Barbosa, Barcelos, Barreto, Barros, Batista, Bezerra, Bittencourt, Borges, Braga, Brandão, Brito, Bueno, Cabral, Caldeira,
Camargo, Campos, Cardoso, Carneiro, Carvalho, Castro, Cavalcanti, Chaves, Coelho, Conceição, Cordeiro, Correia, Costa,
Coutinho, Couto, Cruz, Cunha, Damasceno, Dantas, Dias, Diniz, Duarte, Esteves, Farias, Fernandes, Ferraz, Ferreira,
Figueiredo, Fonseca, Fontes, Franco, Freire, Freitas, Furtado, Galvão, Garcia, Gomes, Gonçalves, Guedes, Guerra, Guimarães,
Henriques, Jardim, Jesus, Lacerda, Lago, Leal, Leão, Leite, Lemos, Lima, Lins, Lopes, Macedo, Machado, Maciel, Magalhães,
Maia, Marinho, Marques, Martins, Matos, Medeiros, Meireles, Melo, Mendes, Mendonça, Menezes, Mesquita, Miranda, Monteiro,
Moraes, Morais, Moreira, Moura, Muniz, Nascimento, Neves, Nogueira, Novaes, Nunes, Oliveira, Pacheco, Paiva, Paixão, Peixoto,
Pereira, Pessoa, Pimentel, Pinheiro, Pinto, Pires, Porto, Prado, Queiroz, Ramos, Rangel, Rezende, Ribeiro, Rocha, Rodrigues,
Rosa, Sá, Sales, Sampaio, Santana, Santiago, Santos, Saraiva, Seixas, Serra, Silva, Silveira, Simões, Siqueira, Soares,
Sousa, Souza, Tavares, Teixeira, Teles, Toledo, Torres, Trindade, Vargas, Vasconcelos, Vaz, Veloso, Viana, Vidal, Vieira,
Vilela, Xavier, Zanetti`);

/** Company names are `KIND NAME SUFFIX`. */
export const COMPANY_KINDS =
  list(`Mercado, Supermercado, Mercearia, Padaria, Panificadora, Restaurante, Lanchonete,
Cantina, Bar e Mercearia, Empório, Hortifruti, Açougue, Adega, Conveniência, Atacadista, Pizzaria, Churrascaria, Cafeteria,
Sorveteria, Doceria, Farmácia, Hotel, Pousada, Escola, Buffet`);

export const COMPANY_NAMES =
  list(`Boa Vista, Bom Preço, Bela Aurora, São Jorge, Santa Rita, Nossa Senhora de Fátima, Dois
Irmãos, Três Marias, Central, do Vale, da Serra, do Porto, da Praça, Imperial, Pão Dourado, Sabor da Terra, Estrela do Sul,
Recanto Mineiro, Flor de Lis, Bom Jesus, Ouro Verde, Ponto Certo, Família Unida, Nova Era, Vitória, Horizonte, Pampa, Iguaçu,
Tropical, Ipê Amarelo, Araucária, Beira-Mar, Cerrado, Sertanejo, Manacá, Jacarandá, Primavera, Zé do Norte, Dona Cida,
Vó Maria, Seu Joaquim, Avenida, Alvorada, Planalto, Litoral, Campeão, Econômico, Real, Bandeirante, Girassol`);

export const COMPANY_SUFFIXES = [
  'Ltda.',
  'Ltda.',
  'Ltda.',
  'ME',
  'EPP',
  'S.A.',
  'Eireli',
  '& Filhos Ltda.',
] as const;

/** Second surnames with their particle. */
export const JOINED_SURNAMES =
  list(`da Costa, da Cruz, da Cunha, da Fonseca, da Mata, da Rocha, da Silva, da Silveira, de
Almeida, de Andrade, de Araújo, de Assis, de Barros, de Carvalho, de Castro, de Freitas, de Jesus, de Lima, de Melo, de
Moraes, de Oliveira, de Paiva, de Sá, de Souza, do Amaral, do Nascimento, do Prado, dos Anjos, dos Reis, dos Santos`);
