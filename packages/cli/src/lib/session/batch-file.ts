/** Arguments for starting a program. */
export interface StartedProgram {
  readonly command: string;
  readonly commandArgs: readonly string[];
  /** True if the arguments are quoted already. */
  readonly verbatim: boolean;
}

/**
 * Windows starts batch files only through cmd.exe, and Node refuses to. cmd.exe expands what it finds in arguments, so they
 * are quoted and its special characters escaped.
 */
export function forSystem(
  program: string,
  args: readonly string[],
  platform: string = process.platform,
): StartedProgram {
  if (platform !== "win32" || !/\.(?:cmd|bat)$/i.test(program))
    return { command: program, commandArgs: args, verbatim: false };
  const line = [program, ...args].map(quoteForCmd).join(" ");
  return {
    command: process.env["ComSpec"] ?? "cmd.exe",
    commandArgs: ["/d", "/s", "/c", `"${line}"`],
    verbatim: true,
  };
}

/** First for the program, which reads `\"`, then for cmd.exe, which reads `^`; a batch file reads the line twice. */
function quoteForCmd(argument: string): string {
  let quoted = '"';
  let backslashes = 0;
  for (const character of argument) {
    // Backslashes are special only before a quote.
    if (character === '"') quoted += "\\".repeat(backslashes + 1);
    backslashes = character === "\\" ? backslashes + 1 : 0;
    quoted += character;
  }
  quoted += `${"\\".repeat(backslashes)}"`;
  const escape = (text: string): string => text.replace(/[()%!^"<>&|;, \t]/g, "^$&");
  return escape(escape(quoted));
}
