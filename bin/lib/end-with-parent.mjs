// Loaded before Next (node --import): ends it when the process that started it is gone, kill -9 included.
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), 8_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
