interface ErrorTableProps {
  caption: string;
  errors: readonly { status: number; code: string; note: string }[];
  words: { status: string; code: string; description: string };
}

/** Every error an answer can name, with its status. */
export function ErrorTable({ caption, errors, words }: ErrorTableProps) {
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys must reach what scrolls sideways on phones
      tabIndex={0}
      className="overflow-x-auto rounded-box border border-base-300"
    >
      <table className="w-full text-left text-small">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-base-200 text-note text-base-content/70">
          <tr>
            {[words.status, words.code, words.description].map((word) => (
              <th key={word} scope="col" className="px-3 py-1.5 font-medium">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {errors.map((error) => (
            <tr key={error.code} className="border-t border-base-300 align-top">
              <td className="num px-3 py-1.5 font-mono font-medium">{error.status}</td>
              <th scope="row" className="px-3 py-1.5 font-mono font-normal">
                {error.code}
              </th>
              <td className="px-3 py-1.5 text-base-content/80">{error.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
