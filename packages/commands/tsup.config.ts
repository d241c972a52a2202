import { defineConfig } from "tsup";
import { joinedLibrary } from "../../tsup.base.ts";

export default defineConfig(joinedLibrary(["src/index.ts"]));
