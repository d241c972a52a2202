import { eventHandler } from "@cinesync/event";

eventHandler(
  async () => {
    for (let i = 0; i < 1000; i++) {
      process.stdout.write("x".repeat(10_000));
      await new Promise((resolve) => setImmediate(resolve));
    }
  },
  { session: "none" },
);
