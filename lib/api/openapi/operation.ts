import { type Permission, ruleOf } from '#lib/core/permissions.ts';
import { ROLES } from '#lib/core/role.ts';
import type { Translate } from '#lib/core/translate.ts';
import { FRONT_PROBLEMS, PROBLEM_STATUS, type ProblemCode } from '../problem.ts';
import type { Answer, Content, Operation, Parameter } from './types.ts';

export interface OperationParts {
  /** Also the key of its words: `operations.<id>`. */
  id: string;
  tag: string;
  permission: Permission;
  parameters?: Parameter[];
  body?: Content;
  answers: Record<number, Answer>;
  /** Beyond 401, 403, 429, 500 and 503, which any call can meet. */
  problems?: ProblemCode[];
}

export function operation(words: Translate, parts: OperationParts): Operation {
  const problems: ProblemCode[] = [
    'unauthenticated',
    'forbidden',
    ...(parts.problems ?? []),
    'too_many_requests',
    'unexpected',
    'busy',
  ];
  return {
    operationId: parts.id,
    tags: [parts.tag],
    summary: words(`operations.${parts.id}.summary`),
    description: `${words(`operations.${parts.id}.description`)} ${accessSentence(words, parts.permission)}`,
    ...(parts.parameters ? { parameters: parts.parameters } : {}),
    ...(parts.body ? { requestBody: { required: true, content: parts.body } } : {}),
    responses: { ...parts.answers, ...problemAnswers(problems) },
  };
}

export function json(name: string, example?: unknown): Content {
  return {
    'application/json': {
      schema: { $ref: `#/components/schemas/${name}` },
      ...(example === undefined ? {} : { example }),
    },
  };
}

/** Any address answers 405 to what it does not take, and a 409 says both of its causes: no operation refers to these. */
const UNREFERRED: readonly ProblemCode[] = ['method_not_allowed', 'stale_version'];

/** Every status an error of an operation can have, each described once under `components.responses`. */
export function problemResponses(words: Translate): Record<string, Answer> {
  const all = Object.keys(PROBLEM_STATUS) as ProblemCode[];
  const codes = all.filter((code) => !FRONT_PROBLEMS.includes(code) && !UNREFERRED.includes(code));
  return Object.fromEntries(
    codes.map((code) => [
      responseName(code),
      {
        description: words(`problems.${code}`),
        ...headersOf(words, code),
        content: json('Error', example(words, code)),
      },
    ]),
  );
}

function accessSentence(words: Translate, permission: Permission): string {
  const { roles, grant } = ruleOf(permission);
  const names = { roles: roles.map((role) => words(`roles.${role}`)).join(', ') };
  const sentence = words(roles.length === ROLES.length ? 'document.anyRole' : 'document.roles', names);
  return grant ? `${sentence} ${words(`document.grants.${grant}`)}` : sentence;
}

function problemAnswers(problems: ProblemCode[]): Operation['responses'] {
  const answers: Operation['responses'] = {};
  for (const code of problems)
    answers[PROBLEM_STATUS[code]] ??= { $ref: `#/components/responses/${responseName(code)}` };
  return answers;
}

const HEADERS: Partial<Record<ProblemCode, { name: string; type: 'string' | 'integer'; word: string }>> = {
  unauthenticated: { name: 'WWW-Authenticate', type: 'string', word: 'wwwAuthenticate' },
  too_many_requests: { name: 'Retry-After', type: 'integer', word: 'retryAfter' },
  busy: { name: 'Retry-After', type: 'integer', word: 'retryAfter' },
};

function headersOf(words: Translate, code: ProblemCode): Pick<Answer, 'headers'> {
  const header = HEADERS[code];
  if (!header) return {};
  const { name, type, word } = header;
  return { headers: { [name]: { description: words(`document.${word}`), schema: { type } } } };
}

function responseName(code: ProblemCode): string {
  return code.replace(/(^|_)(\w)/g, (_match, _gap, letter: string) => letter.toUpperCase());
}

function example(words: Translate, code: ProblemCode): unknown {
  const reasons = [{ code: 'required', message: words('document.exampleReason') }];
  return {
    error: { code, message: words(`problems.${code}`), fields: code === 'refused' ? { name: reasons } : {} },
  };
}
