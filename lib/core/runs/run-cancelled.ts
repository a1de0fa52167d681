/** The run's user has given it up while it was being opened. */
export class RunCancelled extends Error {}
