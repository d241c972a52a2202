/** What somebody gave the page, sorted. */
export interface Given {
  readonly sessions: readonly File[];
  /** Frames as cineSync saves them. */
  readonly pictures: readonly File[];
  /** Whatever else it is: it gets a short hash. */
  readonly movies: readonly File[];
}

export function sortFiles(files: readonly File[]): Given {
  const isSession = ({ name }: File): boolean => /\.(?:csc|xml)$/iu.test(name);
  const isPicture = ({ name }: File): boolean => /[-.]\d{5,}(?: \(\d+\))?\.(?:jpe?g|png)$/iu.test(name);
  return {
    sessions: files.filter(isSession),
    pictures: files.filter(isPicture),
    movies: files.filter((file) => !isSession(file) && !isPicture(file)),
  };
}

/** The files of a drop; of a folder, such as one of saved frames, those that lie directly in it. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // The list is emptied as soon as this function waits for something.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const plain = [...transfer.files];
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const files = await Promise.all(entries.map(async (entry) => (entry === null ? [] : filesOf(entry))));
  return files.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await fileOf(entry)];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const files: File[] = [];
  // Browsers give a hundred at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return files;
    files.push(...(await Promise.all(some.filter(isFile).map(fileOf))));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}
