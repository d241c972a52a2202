import { eventHandler } from "@cinesync/event";

eventHandler((event) => {
  console.log(JSON.stringify(event));
});
