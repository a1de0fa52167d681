/** No list under a contact's page that was not reached from the list. */
export default function NoList() {
  return null;
}
