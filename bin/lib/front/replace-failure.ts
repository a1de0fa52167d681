import type { ServerResponse } from 'node:http';
import type { FrontAnswer } from './refusal-answer.ts';

/**
 * Answers in the place of an application that failed. When its 500 begins and `isReplaced` says so, nothing of it goes out, and
 * `answer` does instead. Before that the application's own wrappers may lie around the methods that are put in here.
 */
export function replaceFailure(
  response: ServerResponse,
  isReplaced: () => boolean,
  answer: () => Promise<FrontAnswer>,
): void {
  const { writeHead, write, end, flushHeaders } = response;
  let isOurs: boolean | null = null;
  const decide = (status: unknown = response.statusCode): boolean => {
    if (isOurs !== null) return isOurs;
    isOurs = status === 500 && isReplaced();
    if (isOurs) answer().then(send, () => response.destroy());
    return isOurs;
  };
  const send = (own: FrontAnswer) => {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    writeHead.call(response, own.status, own.headers);
    end.call(response, own.body, 'utf8');
  };
  type Method = (...given: unknown[]) => unknown;
  const unlessOurs = (method: Method, instead: unknown, status?: (given: unknown[]) => unknown): Method => {
    return (...given) => (decide(status?.(given)) ? instead : method.apply(response, given));
  };
  Object.assign(response, {
    writeHead: unlessOurs(writeHead as Method, response, ([status]) => status),
    write: unlessOurs(write as Method, true),
    end: unlessOurs(end as Method, response),
    flushHeaders: unlessOurs(flushHeaders as Method, undefined),
  });
}
