// Nothing: what a process costs that imports a module without content.
export {};
