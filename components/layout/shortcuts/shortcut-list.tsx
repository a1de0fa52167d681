import { useTranslations } from 'next-intl';

export interface Shortcut {
  /** Pressed one after the other. */
  keys: readonly string[];
  label: string;
}

/** The entries `g` leads to, by the key that follows it. */
export const GO_TO: Readonly<Record<string, string>> = {
  d: '/',
  m: '/desk',
  c: '/contacts',
  t: '/interactions',
  i: '/imports',
  b: '/runs',
  a: '/audit',
  s: '/settings',
  n: '/notifications',
};

/** Every key that does something, for the dialog and for the page that says the same. */
export function ShortcutList({ entries, heading }: { entries: readonly string[]; heading: 'h2' | 'h3' }) {
  const t = useTranslations('common.shortcuts');
  const go = [
    ['d', 'goDashboard'],
    ['m', 'goDesk'],
    ['c', 'goContacts'],
    ['t', 'goInteractions'],
    ['i', 'goImports'],
    ['b', 'goRuns'],
    ['a', 'goAudit'],
    ['s', 'goSettings'],
    ['n', 'goNotifications'],
  ] as const;
  return (
    <div className="gap-x-8 sm:columns-2">
      <Group
        heading={heading}
        title={t('general')}
        shortcuts={[
          { keys: ['/'], label: t('search') },
          { keys: ['n'], label: t('new') },
          { keys: ['e'], label: t('edit') },
          { keys: ['?'], label: t('help') },
          { keys: ['u'], label: t('undo') },
          { keys: ['Esc'], label: t('escape') },
        ]}
      />
      <Group
        heading={heading}
        title={t('list')}
        shortcuts={[
          { keys: ['j'], label: t('nextRow') },
          { keys: ['k'], label: t('previousRow') },
          { keys: ['Enter'], label: t('openRow') },
          { keys: ['x'], label: t('selectRow') },
          { keys: ['Shift', 'x'], label: t('selectRows') },
          { keys: ['a'], label: t('actions') },
        ]}
      />
      <Group
        heading={heading}
        title={t('desk')}
        shortcuts={[
          { keys: ['t'], label: t('take') },
          { keys: ['r'], label: t('reply') },
          { keys: ['f'], label: t('transfer') },
          { keys: ['c'], label: t('closeInteraction') },
          { keys: ['Ctrl', 'Enter'], label: t('send') },
        ]}
      />
      <Group
        heading={heading}
        title={t('review')}
        shortcuts={[
          { keys: ['j'], label: t('nextGroup') },
          { keys: ['k'], label: t('previousGroup') },
          { keys: ['m'], label: t('mergeGroup') },
          { keys: ['d'], label: t('apart') },
        ]}
      />
      <Group
        heading={heading}
        title={t('go')}
        shortcuts={go
          .filter(([key]) => entries.includes(GO_TO[key] ?? ''))
          .map(([key, name]) => ({ keys: ['g', key], label: t(name) }))}
      />
    </div>
  );
}

interface GroupProps {
  heading: 'h2' | 'h3';
  title: string;
  shortcuts: readonly Shortcut[];
}

function Group({ heading: Heading, title, shortcuts }: GroupProps) {
  const t = useTranslations('common.shortcuts');
  return (
    <section className="mb-5 break-inside-avoid">
      <Heading className="mb-1.5 text-small font-semibold text-base-content/75">{title}</Heading>
      <dl className="divide-y divide-base-300/60">
        {shortcuts.map((shortcut) => (
          <div key={shortcut.label} className="flex items-center justify-between gap-4 py-1.5 text-body">
            <dt>{shortcut.label}</dt>
            <dd className="flex shrink-0 items-center gap-1 text-note text-base-content/70">
              {shortcut.keys.map((key, index) => (
                <span key={key} className="flex items-center gap-1">
                  {index > 0 && t('then')}
                  <kbd className="kbd kbd-sm">{key}</kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
