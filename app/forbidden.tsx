import ForbiddenHere from './(signed-in)/forbidden.tsx';

/** As inside the shell, where there is none. */
export default function Forbidden() {
  return (
    <main className="flex min-h-dvh flex-col">
      <ForbiddenHere />
    </main>
  );
}
