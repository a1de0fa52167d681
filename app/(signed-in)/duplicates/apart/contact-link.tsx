import Link from 'next/link';

export function ContactLink({ contact: { id, name } }: { contact: { id: number; name: string } }) {
  return (
    <Link href={`/contacts/${id}`} prefetch={false} className="rounded underline-offset-2 hover:underline">
      {name}
    </Link>
  );
}
