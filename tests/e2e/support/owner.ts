/** Who may sign in to the organization the browser tests start with. */
export const OWNER = {
  name: 'Marina Duarte',
  email: 'marina@aurora.example',
  password: 'uma senha de teste',
};
