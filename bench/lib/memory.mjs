import { readFileSync } from "node:fs";

/** The most memory that this process has had in use at one time, in bytes. */
export function peakMemory() {
  try {
    // Linux carries the peak that `resourceUsage` tells over from the process that started this one.
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Another system.
  }
  return process.resourceUsage().maxRSS * 1024;
}
