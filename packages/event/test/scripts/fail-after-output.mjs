import { createServer } from "node:http";
import { eventHandler } from "@cinesync/event";

eventHandler(
  () => {
    // Keeps the process alive, were it not for the error.
    createServer().listen(0, "127.0.0.1");
    process.stdout.write("x".repeat(3_000_000));
    throw new Error("The database\nis gone.", { cause: new Error("connection refused") });
  },
  { session: "none" },
);
