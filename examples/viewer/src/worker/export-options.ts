import type { FrameOptions, NotesError } from "@cinesync/notes";
import type { ExportRequest } from "../shared/protocol.ts";
import { frameOptions, type Infos } from "./frame-options.ts";

/** Returns the options that rows, report and markers share: what was typed, else the facts of the movies. */
export function exportOptions(
  infos: Infos,
  { defaultFrameRate, startTimecode, firstFrame }: ExportRequest,
  problems: Set<string>,
): FrameOptions & { readonly onProblem: (problem: NotesError) => void } {
  return {
    ...frameOptions(infos),
    defaultFrameRate: defaultFrameRate === "" ? undefined : defaultFrameRate,
    startTimecode: startTimecode === "" ? undefined : startTimecode,
    firstFrame,
    onProblem: ({ message }) => problems.add(message),
  };
}
