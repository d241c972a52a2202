import { CliError } from "../base/cli-error.ts";

/**
 * Loads an optional package.
 *
 * @param wish The feature that needs it, for the message.
 */
export async function optional<T>(name: string, load: () => Promise<T>, wish: string): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new CliError(`${wish} needs the package ${name}`, {
      code: "missing-package",
      hint: `install it: npm install --global ${name}`,
      cause,
    });
  }
}
