import { eventHandler } from "@cinesync/event";

eventHandler(() => new Promise(() => {}));
