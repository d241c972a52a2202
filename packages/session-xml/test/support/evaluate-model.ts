import * as library from "../../src/index.ts";

/** Returns the model that a JavaScript expression makes with the functions of this package. */
export function evaluateModel(code: string): library.Session {
  const names = ["createSession", "createMediaFile", "createGroupMovie", "createAnnotation"] as const;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code is an example of the catalogue, and running it is what is tested
  const evaluate = new Function(...names, `return ${code};`) as (...functions: unknown[]) => library.Session;
  return evaluate(...names.map((name) => library[name]));
}
