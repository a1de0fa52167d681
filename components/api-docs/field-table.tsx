export interface Field {
  name: string;
  type: string;
  shape?: string;
  required: boolean;
  note: string;
}

export interface FieldTableProps {
  caption: string;
  fields: readonly Field[];
  words: { name: string; type: string; description: string; required: string };
}

/** Names, types and what to know of parameters or of a shape's fields. */
export function FieldTable({ caption, fields, words }: FieldTableProps) {
  if (fields.length === 0) return null;
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
            <th scope="col" className="px-3 py-1.5 font-medium">
              {words.name}
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {words.type}
            </th>
            <th scope="col" className="w-1/2 px-3 py-1.5 font-medium">
              {words.description}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name} className="border-t border-base-300 align-top">
              <th scope="row" className="px-3 py-1.5 font-mono font-medium whitespace-nowrap">
                {field.name}
                {field.required && (
                  <span className="ml-2 font-sans text-note font-normal text-base-content/70">
                    {words.required}
                  </span>
                )}
              </th>
              <td className="px-3 py-1.5 font-mono text-base-content/80">
                {field.shape ? (
                  <a className="underline underline-offset-2" href={`#shape-${field.shape}`}>
                    {field.type}
                  </a>
                ) : (
                  field.type
                )}
              </td>
              <td className="px-3 py-1.5 text-base-content/80">{field.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
