interface ContentsListProps {
  title: string;
  groups: readonly { name: string; title: string; operations: readonly { id: string; summary: string }[] }[];
}

/** Where to find which operation; stays beside the text on wide screens. */
export function ContentsList({ title, groups }: ContentsListProps) {
  return (
    <nav
      aria-label={title}
      className="text-small max-lg:mb-6 lg:sticky lg:top-8 lg:max-h-[calc(100dvh-4rem)] lg:self-start lg:overflow-y-auto"
    >
      <ul className="grid gap-4 max-lg:sm:grid-cols-3 max-lg:grid-cols-2">
        {groups.map((group) => (
          <li key={group.name}>
            <p className="mb-1 font-semibold">{group.title}</p>
            <ul>
              {group.operations.map((operation) => (
                <li key={operation.id}>
                  <a
                    className="block min-h-7 rounded py-0.5 text-base-content/70 hover:text-base-content hover:underline"
                    href={`#${operation.id}`}
                  >
                    {operation.summary}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
