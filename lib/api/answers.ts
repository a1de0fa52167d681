/** 200 with a body. */
export function ok<Body>(body: Body): Response {
  return Response.json(body);
}

/** 201: made, and where it lives now. */
export function created(location: string, body: unknown): Response {
  return Response.json(body, { status: 201, headers: { Location: location } });
}

/** 202: a run has been started; `location` tells how it goes. */
export function accepted(location: string, body: unknown): Response {
  return Response.json(body, { status: 202, headers: { Location: location } });
}

/** 204: done, nothing to say. */
export function noContent(): Response {
  return new Response(null, { status: 204 });
}
