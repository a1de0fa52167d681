/** Thrown while a run is being opened, which may take long, when its user has given it up: nothing was written yet. */
export class RunCancelled extends Error {}
