/** The address changes with the picture, so that browsers may keep it. */
export function avatarHref({ id, avatarAt }: { id: number; avatarAt: Date | null }): string | null {
  return avatarAt && `/api/contacts/${id}/avatar?v=${avatarAt.getTime()}`;
}
