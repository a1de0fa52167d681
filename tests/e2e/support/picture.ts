/** The smallest picture there is: one pixel of PNG. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A form that brings it. */
export function pictureForm(): FormData {
  const form = new FormData();
  form.append('avatar', new Blob([PICTURE], { type: 'image/png' }), 'foto.png');
  return form;
}
