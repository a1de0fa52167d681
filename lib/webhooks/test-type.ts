/** Sent when somebody asks for it, whatever the endpoint wants to hear. */
export const TEST_TYPE = 'webhook.test';
