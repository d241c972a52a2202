// An empty module: the cost of a process that imports nothing.
export {};
