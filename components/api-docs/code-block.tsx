/** Text to copy, in its own lines; long ones scroll, with the keyboard too. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form's fields, and too many of them to be landmarks
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-box border border-base-300 bg-base-200 p-3"
    >
      <pre className="font-mono text-small leading-relaxed">
        <code>{children}</code>
      </pre>
    </div>
  );
}
