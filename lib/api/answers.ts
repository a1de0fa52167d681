export function ok<Body>(body: Body): Response {
  return Response.json(body);
}

export function created(location: string, body: unknown): Response {
  return Response.json(body, { status: 201, headers: { Location: location } });
}

/** 202: a run has been started; `location` tells how it goes. */
export function accepted(location: string, body: unknown): Response {
  return Response.json(body, { status: 202, headers: { Location: location } });
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}
