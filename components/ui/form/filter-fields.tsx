interface FilterFieldProps {
  name: string;
  label: string;
  value: string | undefined;
  type?: 'text' | 'date';
  inputMode?: 'numeric';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** One value of a bar of filters. A field for days shows no other text: what is none is shown to be cleared, not typed. */
export function FilterField({ label, value = '', type = 'text', ...input }: FilterFieldProps) {
  const isShown = type !== 'date' || value === '' || DAY.test(value);
  return (
    <label className="min-w-0 text-note text-base-content/75 sm:w-34">
      {label}
      <input
        key={value}
        type={isShown ? type : 'text'}
        readOnly={!isShown}
        defaultValue={value}
        className="input mt-0.5 h-8 w-full text-small text-base-content"
        {...input}
      />
    </label>
  );
}

interface FilterChoiceProps {
  name: string;
  label: string;
  all: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
}

/** A value that is not offered stands among those that are: what is in force must be seen. */
export function FilterChoice({ name, label, all, value = '', options }: FilterChoiceProps) {
  return (
    <label className="min-w-0 text-note text-base-content/75 sm:w-44">
      {label}
      <select
        key={value}
        name={name}
        defaultValue={value}
        className="select mt-0.5 h-8 w-full text-small text-base-content"
      >
        <option value="">{all}</option>
        {value !== '' && !options.some(([key]) => key === value) && <option value={value}>{value}</option>}
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
