import { created } from '#lib/api/answers.ts';
import { surveyJson } from '#lib/api/json/desk/survey-json.ts';
import { listAnswer } from '#lib/api/list-answer.ts';
import { listParameters } from '#lib/api/request/read-query.ts';
import { resource } from '#lib/api/resource.ts';
import { getSurvey } from '#lib/surveys/get-survey.ts';
import { listSurveys, surveyFilterShape } from '#lib/surveys/list-surveys.ts';
import { sendSurvey } from '#lib/surveys/send-survey.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: async ({ actor, query }) => {
    const { cursor, ...asked } = query({ ...listParameters, ...surveyFilterShape });
    const { items, next } = await listSurveys(actor, { ...asked, after: cursor });
    return listAnswer(items.map(surveyJson), next);
  },
  POST: async ({ actor, json }) => {
    const id = await sendSurvey(actor, await json('NewSurvey'));
    return created('/api/v1/surveys', surveyJson(await getSurvey(actor, id)));
  },
});
