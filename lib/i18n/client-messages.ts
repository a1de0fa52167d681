import type { AbstractIntlMessages } from 'next-intl';

/** The texts that client components translate themselves; all others arrive translated as props. */
export function clientMessages(messages: AbstractIntlMessages): AbstractIntlMessages {
  const { common, notifications } = messages;
  return { common, notifications } as AbstractIntlMessages;
}
