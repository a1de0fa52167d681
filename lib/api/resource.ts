import type { z } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import { idOf, rowId } from '#lib/core/row-id.ts';
import { asCaller } from './as-caller.ts';
import { errorResponse } from './error-response.ts';
import { Problem } from './problem.ts';
import type { BodySchema } from './request/bodies.ts';
import { readJson } from './request/read-json.ts';
import { readQuery } from './request/read-query.ts';

export interface Call {
  request: Request;
  actor: Actor;
  /** @throws NotFound */
  id(noun: string): number;
  /** What stands in a path beside the id. */
  param(name: string): string;
  /** @throws Refused */
  query<Shape extends z.ZodRawShape>(shape: Shape): z.output<z.ZodObject<Shape>>;
  /** @throws Problem, Refused */
  json(schema: BodySchema): Promise<Record<string, unknown>>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Answer = (call: Call) => Promise<Response>;
type Params = Record<string, string | string[] | undefined>;
type Context = { params: Promise<Params> };
type RouteHandler = (request: Request, context: Context) => Promise<Response>;

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Bearer token to actor, refusals to error bodies, nothing cached; other methods answer 405. */
export function resource(answers: Partial<Record<Method, Answer>>): Record<Method | 'OPTIONS', RouteHandler> {
  const allow = allowedMethods(answers);
  const options: RouteHandler = async () => new Response(null, { status: 204, headers: { Allow: allow } });
  return {
    GET: handler(answers.GET, allow),
    POST: handler(answers.POST, allow),
    PUT: handler(answers.PUT, allow),
    PATCH: handler(answers.PATCH, allow),
    DELETE: handler(answers.DELETE, allow),
    OPTIONS: options,
  };
}

function allowedMethods(answers: Partial<Record<Method, Answer>>): string {
  const methods = METHODS.filter((method) => answers[method]) as string[];
  return [...methods, ...(answers.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ');
}

function handler(answer: Answer | undefined, allow: string): RouteHandler {
  return async (request, context) => {
    const params = await context.params;
    const response = await attempt(request, async () => {
      if (!answer) throw new Problem('method_not_allowed', { Allow: allow });
      return asCaller(request, (actor) => answer(callBy(actor, request, params)));
    });
    response.headers.set('Cache-Control', 'no-store');
    response.headers.set('Vary', 'Authorization, Accept-Language');
    return response;
  };
}

async function attempt(request: Request, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    return errorResponse(error, request, routeOf(request));
  }
}

function callBy(actor: Actor, request: Request, params: Params): Call {
  return {
    request,
    actor,
    id: (noun) => rowId(noun, idOf(params.id)),
    param: (name) => [params[name]].flat()[0] ?? '',
    query: (shape) => readQuery(request, shape),
    json: (schema) => readJson(request, schema),
  };
}

/** The address without its ids: what stands in a path may be anything, so it stays out of the log. */
function routeOf(request: Request): string {
  const steps = new URL(request.url).pathname.split('/');
  return steps.map((step) => (/^([a-z][a-z.-]*|v1|)$/.test(step) ? step : '{id}')).join('/');
}
