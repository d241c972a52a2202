let version = "";

/** The entry knows it, from package.json. */
export function setVersion(text: string): void {
  version = text;
}

/** The version of this program. */
export function programVersion(): string {
  return version;
}
