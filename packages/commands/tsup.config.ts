import { defineConfig } from "tsup";
import { smallLibrary } from "../../tsup.base.ts";

export default defineConfig(smallLibrary(["src/index.ts"]));
