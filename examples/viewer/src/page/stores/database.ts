const NAME = "cinesync-session-viewer";
const VERSION = 2;
const STORES = ["sessions", "marks", "done", "handles", "choices"] as const;
export type StoreName = (typeof STORES)[number];

let opened: Promise<IDBDatabase> | undefined;

/** Reads a record; undefined if there is none, or the browser keeps nothing (a private window, for example). */
export async function getRecord<Value>(store: StoreName, key: string): Promise<Value | undefined> {
  return run<Value | undefined>(
    store,
    "readonly",
    (records) => records.get(key) as IDBRequest<Value | undefined>,
  );
}

export async function allRecords<Value>(store: StoreName): Promise<Value[]> {
  return (await run(store, "readonly", (records) => records.getAll() as IDBRequest<Value[]>)) ?? [];
}

/** Writes a record. The page works without it: a full or forbidden database costs the memory of this visit only. */
export async function putRecord(store: StoreName, key: string, value: unknown): Promise<boolean> {
  return (await run(store, "readwrite", (records) => records.put(value, key))) !== undefined;
}

/** Writes several records at once; `undefined` deletes one. */
export async function changeRecords(store: StoreName, changes: ReadonlyMap<string, unknown>): Promise<void> {
  if (changes.size === 0) return;
  await run(store, "readwrite", (records) => {
    for (const [key, value] of changes) {
      if (value === undefined) records.delete(key);
      else records.put(value, key);
    }
    return records.count();
  });
}

export async function deleteRecord(store: StoreName, key: string): Promise<void> {
  await changeRecords(store, new Map([[key, undefined]]));
}

async function run<Result>(
  store: StoreName,
  mode: IDBTransactionMode,
  ask: (records: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | undefined> {
  try {
    const database = await open();
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = ask(transaction.objectStore(store));
      transaction.oncomplete = () => {
        resolve(request.result);
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error("the transaction was aborted"));
      };
    });
  } catch {
    return undefined;
  }
}

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const { result } = request;
      for (const store of STORES)
        if (!result.objectStoreNames.contains(store)) result.createObjectStore(store);
    };
    request.onsuccess = () => {
      // A newer version of the page in another tab must not wait for this one.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("cannot open the database"));
    };
  });
  return opened;
}
