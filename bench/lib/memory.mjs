import { readFileSync } from "node:fs";

/** Returns the most memory that this process ever used, in bytes. */
export function peakMemory() {
  try {
    // On Linux, `resourceUsage` starts with the peak of the parent process.
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux: no /proc.
  }
  return process.resourceUsage().maxRSS * 1024;
}
