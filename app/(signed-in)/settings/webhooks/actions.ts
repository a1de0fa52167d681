'use server';

import { idOf } from '#lib/core/row-id.ts';
import { getTranslations } from '#lib/i18n/get-translations.ts';
import type { FormState } from '#lib/web/form-state.ts';
import { putAwayShown } from '#lib/web/show-once.ts';
import { submitForm } from '#lib/web/submit-form.ts';
import { createEndpoint } from '#lib/webhooks/create-endpoint.ts';
import { deleteEndpoint } from '#lib/webhooks/delete-endpoint.ts';
import { replayDeliveries } from '#lib/webhooks/replay-deliveries.ts';
import { rotateSecret } from '#lib/webhooks/rotate-secret.ts';
import { testEndpoint } from '#lib/webhooks/test-endpoint.ts';
import { updateEndpoint } from '#lib/webhooks/update-endpoint.ts';

export async function createEndpointAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { endpoint, secret } = await createEndpoint(actor, input);
    return { to: `/settings/webhooks/${endpoint.id}/secret/shown`, secret };
  });
}

export async function updateEndpointAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { id } = await updateEndpoint(actor, idOf(input.id), input);
    return { to: `/settings/webhooks/${id}`, flash: { key: 'webhooks.flash.updated' } };
  });
}

export async function switchEndpointAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { id, state } = await updateEndpoint(actor, idOf(input.id), { active: input.active });
    const key = state === 'active' ? 'webhooks.flash.resumed' : 'webhooks.flash.paused';
    return { to: `/settings/webhooks/${id}`, flash: { key } };
  });
}

export async function testEndpointAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const { status, failure, durationMs } = await testEndpoint(actor, idOf(input.id));
    const to = `/settings/webhooks/${input.id}`;
    if (failure) {
      const why = (await getTranslations('webhooks'))(`failures.${failure}`);
      return { to, flash: { key: 'webhooks.flash.testFailed', params: { why }, tone: 'error' } };
    }
    const isTaken = status !== null && status >= 200 && status < 300;
    const params = { status: String(status), milliseconds: durationMs };
    return isTaken
      ? { to, flash: { key: 'webhooks.flash.tested', params } }
      : { to, flash: { key: 'webhooks.flash.testRefused', params, tone: 'error' } };
  });
}

export async function rotateSecretAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const secret = await rotateSecret(actor, idOf(input.id));
    return { to: `/settings/webhooks/${input.id}/secret/shown`, secret };
  });
}

export async function putSecretAwayAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (_actor, input) => {
    await putAwayShown();
    return { to: Number.isNaN(idOf(input.id)) ? '/settings/webhooks' : `/settings/webhooks/${input.id}` };
  });
}

export async function replayDeliveriesAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    const count = await replayDeliveries(actor, idOf(input.id), input);
    const tone = count > 0 ? 'success' : 'warning';
    return {
      to: `/settings/webhooks/${input.id}`,
      flash: { key: 'webhooks.flash.replayed', params: { count }, tone },
    };
  });
}

export async function deleteEndpointAction(previous: FormState, form: FormData): Promise<FormState> {
  return submitForm(previous, form, async (actor, input) => {
    await deleteEndpoint(actor, idOf(input.id));
    return { to: '/settings/webhooks', flash: { key: 'webhooks.flash.deleted' } };
  });
}
