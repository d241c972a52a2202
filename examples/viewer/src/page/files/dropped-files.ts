/** A file that a user opened, with its handle where the browser supports handles. */
export interface GivenFile {
  readonly file: File;
  readonly handle?: FileSystemFileHandle | undefined;
}

/** Returns the files of a drop; of a folder, those directly in it. */
export async function droppedFiles(transfer: DataTransfer): Promise<GivenFile[]> {
  const plain = [...transfer.files];
  // The list is emptied as soon as this function waits: ask every item first.
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry());
  const handles = items.map((item) => handleOf(item));
  const found = await Promise.all(handles);
  if (entries.some((entry) => entry?.isDirectory)) {
    const files = await Promise.all(entries.map((entry, index) => filesIn(entry, found[index])));
    return files.flat();
  }
  return plain.map((file, index) => {
    const handle = found[index];
    return { file, handle: handle !== undefined && isFileHandle(handle) ? handle : undefined };
  });
}

/** Returns the files that a file field holds; of a folder, those directly in it. */
export function chosenFiles(field: HTMLInputElement): GivenFile[] {
  const isDirectlyIn = ({ webkitRelativePath: path }: File): boolean => path.split("/").length <= 2;
  const files = [...(field.files ?? [])].filter(isDirectlyIn).map((file) => ({ file }));
  // Choosing the same file again must count as a change.
  field.value = "";
  return files;
}

/** Not in the types of TypeScript's DOM library, since only Chromium has them. */
interface Pickers {
  readonly showOpenFilePicker?: (options: { readonly multiple: true }) => Promise<FileSystemFileHandle[]>;
  readonly showDirectoryPicker?: () => Promise<FileSystemDirectoryHandle>;
}
const pickers = globalThis as Pickers;

/** True where the browser has pickers that give handles, which a page may keep for the next visit. */
export const HAS_PICKERS = typeof pickers.showOpenFilePicker === "function";

/** Lets a person choose files, or a folder, with handles. Returns `[]` when the person cancels. */
export async function pick(what: "files" | "folder"): Promise<GivenFile[]> {
  try {
    const handles =
      what === "files"
        ? await pickers.showOpenFilePicker?.({ multiple: true })
        : [await pickers.showDirectoryPicker?.()];
    const given = await Promise.all((handles ?? []).map((handle) => filesIn(undefined, handle)));
    return given.flat();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return [];
    throw error;
  }
}

async function handleOf(item: DataTransferItem): Promise<FileSystemHandle | undefined> {
  const getHandle = (item as { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> })
    .getAsFileSystemHandle;
  return (await getHandle?.call(item).catch(() => null)) ?? undefined;
}

/** Returns a dropped file, or the files of a dropped folder. */
async function filesIn(
  entry: FileSystemEntry | null | undefined,
  handle: FileSystemHandle | undefined,
): Promise<GivenFile[]> {
  if (handle === undefined) {
    const files = entry ? await filesOf(entry) : [];
    return files.map((file) => ({ file }));
  }
  const given: GivenFile[] = [];
  const children = isFolderHandle(handle) ? handle.values() : [handle];
  for await (const child of children) {
    if (isFileHandle(child)) given.push({ file: await child.getFile(), handle: child });
  }
  return given;
}

function isFileHandle(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === "file";
}

function isFolderHandle(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === "directory";
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
