let version = "";

/** Called by the entry point, which reads package.json. */
export function setVersion(text: string): void {
  version = text;
}

/** The version of this program. */
export function programVersion(): string {
  return version;
}
