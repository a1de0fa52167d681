import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { services } from '#db/schema/index.ts';
import type { SurveyRule } from '#lib/services/service.ts';

/** Of the service an interaction was served from; without one the closer chooses. */
export async function surveyRuleOf(serviceId: number | null, db: Database): Promise<SurveyRule> {
  if (serviceId === null) return 'choice';
  const [service] = await db
    .select({ rule: services.surveys })
    .from(services)
    .where(eq(services.id, serviceId));
  return service?.rule ?? 'choice';
}
