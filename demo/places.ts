export interface Place {
  city: string;
  state: string;
  /** Area code (DDD). */
  ddd: string;
  /** First digits of its zip codes (CEP). */
  zip: string;
  /** Relative number of customers. */
  weight: number;
}

const row = (line: string): Place => {
  const [city = '', state = '', ddd = '', zip = '', weight = '1'] = line.split('|');
  return { city, state, ddd, zip, weight: Number(weight) };
};

/** Real area codes and first digits of zip codes; every area code but one occurs. */
export const PLACES: readonly Place[] = `
São Paulo|SP|11|01|40
São Paulo|SP|11|04|30
Guarulhos|SP|11|070|10
Osasco|SP|11|060|8
Santo André|SP|11|090|8
São José dos Campos|SP|12|122|6
Santos|SP|13|110|6
Bauru|SP|14|170|4
Sorocaba|SP|15|180|5
Ribeirão Preto|SP|16|140|6
São José do Rio Preto|SP|17|150|4
Presidente Prudente|SP|18|190|3
Campinas|SP|19|130|10
Rio de Janeiro|RJ|21|20|14
Niterói|RJ|21|240|5
Campos dos Goytacazes|RJ|22|280|2
Volta Redonda|RJ|24|272|2
Vitória|ES|27|290|4
Cachoeiro de Itapemirim|ES|28|293|1
Belo Horizonte|MG|31|30|12
Contagem|MG|31|320|4
Juiz de Fora|MG|32|360|3
Governador Valadares|MG|33|350|2
Uberlândia|MG|34|384|4
Poços de Caldas|MG|35|377|2
Divinópolis|MG|37|355|1
Montes Claros|MG|38|394|2
Curitiba|PR|41|80|10
Ponta Grossa|PR|42|840|2
Londrina|PR|43|860|4
Maringá|PR|44|870|4
Cascavel|PR|45|858|2
Francisco Beltrão|PR|46|856|1
Joinville|SC|47|892|5
Blumenau|SC|47|890|4
Florianópolis|SC|48|880|6
Criciúma|SC|48|888|2
Chapecó|SC|49|898|2
Porto Alegre|RS|51|90|8
Pelotas|RS|53|960|2
Caxias do Sul|RS|54|950|3
Santa Maria|RS|55|970|2
Brasília|DF|61|70|8
Goiânia|GO|62|740|6
Palmas|TO|63|770|1
Rio Verde|GO|64|759|1
Cuiabá|MT|65|780|2
Rondonópolis|MT|66|787|1
Campo Grande|MS|67|790|2
Rio Branco|AC|68|699|1
Porto Velho|RO|69|768|1
Salvador|BA|71|40|8
Ilhéus|BA|73|456|1
Juazeiro|BA|74|489|1
Feira de Santana|BA|75|440|2
Barreiras|BA|77|478|1
Aracaju|SE|79|490|2
Recife|PE|81|50|7
Maceió|AL|82|570|2
João Pessoa|PB|83|580|2
Natal|RN|84|590|2
Fortaleza|CE|85|600|7
Teresina|PI|86|640|2
Petrolina|PE|87|563|1
Juazeiro do Norte|CE|88|630|1
Picos|PI|89|646|1
Belém|PA|91|660|3
Manaus|AM|92|690|3
Santarém|PA|93|680|1
Marabá|PA|94|685|1
Boa Vista|RR|95|693|1
Macapá|AP|96|689|1
São Luís|MA|98|650|2
Imperatriz|MA|99|659|1
`
  .trim()
  .split('\n')
  .map(row);

export const STREETS = [
  'Rua das Flores',
  'Rua Sete de Setembro',
  'Rua Quinze de Novembro',
  'Rua Tiradentes',
  'Rua Dom Pedro II',
  'Rua Duque de Caxias',
  'Rua Marechal Deodoro',
  'Rua Santos Dumont',
  'Rua São José',
  'Rua São Francisco',
  'Rua Santa Luzia',
  'Rua da Matriz',
  'Rua do Comércio',
  'Rua Barão do Rio Branco',
  'Rua Rui Barbosa',
  'Rua José Bonifácio',
  'Rua Benjamin Constant',
  'Rua Castro Alves',
  'Rua dos Ipês',
  'Rua das Palmeiras',
  'Rua Primeiro de Maio',
  'Rua Maria Quitéria',
  'Rua Princesa Isabel',
  'Avenida Brasil',
  'Avenida Getúlio Vargas',
  'Avenida Independência',
  'Avenida Presidente Vargas',
  'Avenida Santos Dumont',
  'Avenida das Nações',
  'Avenida Beira-Rio',
  'Avenida Central',
  'Travessa da Paz',
  'Alameda dos Jacarandás',
  'Praça da República',
  'Estrada do Campo',
] as const;

export const COMPLEMENTS = [
  'Apto 12',
  'Apto 304',
  'Bloco B, apto 21',
  'Casa 2',
  'Fundos',
  'Sala 5',
  'Loja A',
] as const;
