import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateCsv } from './lib/import-template.ts';
import { ROOT } from './lib/root.ts';
import { templateXlsx } from './lib/template-workbook.ts';

// After a change of the columns: npx node bin/make-templates.ts
const path = join(ROOT, 'public', 'templates', 'carteira-import');
writeFileSync(`${path}.csv`, templateCsv());
writeFileSync(`${path}.xlsx`, templateXlsx());
