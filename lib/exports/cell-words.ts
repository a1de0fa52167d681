import type { Actor } from '#lib/core/actor.ts';

export interface ExportWords {
  yes: string;
  no: string;
  genders: Record<'female' | 'male' | 'not_informed', string>;
  priorities: Record<number, string>;
}

/** They belong to the file format, and an import knows both languages; other texts are in the catalogues. */
export const EXPORT_WORDS: Record<Actor['locale'], ExportWords> = {
  'pt-BR': {
    yes: 'sim',
    no: 'não',
    genders: { female: 'Feminino', male: 'Masculino', not_informed: 'Não Informado' },
    priorities: { 3: 'alta', 2: 'média', 1: 'baixa' },
  },
  en: {
    yes: 'yes',
    no: 'no',
    genders: { female: 'Female', male: 'Male', not_informed: 'Not Informed' },
    priorities: { 3: 'high', 2: 'medium', 1: 'low' },
  },
};
