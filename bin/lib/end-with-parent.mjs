// Loaded before a child's own code (node --import): ends it when the process that started it is gone, kill -9 included.
// What it winds up may hang on a database that is gone too, so it gets some seconds and no more.
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), 8_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
