import type { AbstractIntlMessages } from 'next-intl';

/** The few texts that client leaves speak by themselves; everything else reaches them as props, already translated. */
export function clientMessages(messages: AbstractIntlMessages): AbstractIntlMessages {
  const { common, notifications } = messages;
  return { common, notifications } as AbstractIntlMessages;
}
