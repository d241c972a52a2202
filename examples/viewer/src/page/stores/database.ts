const NAME = "cinesync-session-viewer";
const STORES = ["sessions", "marks", "handles", "choices"] as const;
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

export async function deleteRecord(store: StoreName, key: string): Promise<void> {
  await run(store, "readwrite", (records) => records.delete(key));
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
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("cannot open the database"));
    };
  });
  return opened;
}
