const ROWS = Array.from({ length: 50 }, (_, at) => at + 1);

/**
 * The reference for the list: the same shell and markup with fifty static rows and no queries. Only this bench builds
 * it.
 */
export default function BarePage() {
  return (
    <table className="contact-table">
      <thead>
        <tr>
          <th className="who">Nome</th>
          <th className="phone">Telefone</th>
          <th className="tags">Etiquetas</th>
          <th className="priority">Prioridade</th>
          <th className="when">Alterado</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map((at) => (
          <BareRow key={at} at={at} />
        ))}
      </tbody>
    </table>
  );
}

function BareRow({ at }: { at: number }) {
  return (
    <tr>
      <td className="who">
        <span aria-hidden="true" className={`avatar avatar-${(at % 10) + 1}`}>
          AB
        </span>
        <p>
          <a href={`/contacts/${at}`}>Ana Beatriz Albuquerque {at}</a>
        </p>
        <small>ana.beatriz.{at}@exemplo.com.br</small>
      </td>
      <td className="phone">
        +55 11 91000-00{at} <span className="more">+1</span>
      </td>
      <td className="tags">
        <div>
          <span className="badge">lote {at}</span>
        </div>
      </td>
      <td className="priority">
        <span className="priority-mark priority-high">Alta</span>
      </td>
      <td className="when">hoje, 09:12</td>
    </tr>
  );
}
